import type { PhoneCapability, PhoneConfigState, PhoneProvider } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { PhoneCapabilityEnum, PhoneConfigStateEnum, PhoneProviderEnum } from '../../../../graphql/enums.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { serviceDisabledAt, serviceId, serviceName } from '../phone-config.computed-fields.ts';

@ObjectType({ description: 'Actions that the viewer can take on a number, with the reason when not.' })
export class PhoneConfigPermissions {
  @Field(() => PermissionCheck, { description: 'Registration steps and deactivation.' })
  update: PermissionCheck;

  @Field(() => PermissionCheck)
  delete: PermissionCheck;
}

@ObjectType({
  description: 'A phone number of the workspace, confirmed by its provider. No field returns its tokens.',
})
export class PhoneConfig {
  @Field(() => ID)
  id: string;

  @Field(() => PhoneProviderEnum)
  provider: PhoneProvider;

  @Field(() => String, { description: 'E.164.' })
  number: string;

  @Field(() => String, { description: 'Name that the provider shows to contacts.' })
  displayName: string;

  @Field(() => PhoneConfigStateEnum)
  state: PhoneConfigState;

  @Field(() => [PhoneCapabilityEnum], { description: 'Capabilities of the number.' })
  capabilities: PhoneCapability[];

  @Public('The service is part of the number.')
  @inSql.expression(serviceId)
  @Field(() => ID, { nullable: true, description: 'Assigned service. Null: none.' })
  serviceId: string | null;

  @Public('The service is part of the number.')
  @inSql.expression(serviceName)
  @Field(() => String, { nullable: true })
  serviceName: string | null;

  @Public('The service is part of the number.')
  @inSql.expression(serviceDisabledAt)
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time the service was disabled. Null while enabled.',
  })
  serviceDisabledAt: Date | null;

  @Field(() => String, { description: 'Id of the number at the provider.' })
  providerNumberId: string;

  @Field(() => String, {
    nullable: true,
    description: 'WHATSAPP_CLOUD: business account of the number. Null for other providers.',
  })
  businessAccountId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Last four characters of its access token. Null for a number without its own token.',
  })
  accessTokenLastFour: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Last four characters of the app secret. Null while missing; nothing is received then.',
  })
  appSecretLastFour: string | null;

  @Field(() => Boolean, { description: 'Whether it is a simulator number of a development workspace.' })
  sandbox: boolean;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null until ownership is verified.' })
  verifiedAt: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Time of the latest activation. Null if never.' })
  activatedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Latest error of the provider. Null while there is none.',
  })
  failure: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  failedAt: Date | null;

  @Field(() => String)
  addedByName: string;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('PhoneConfig', { update: 'update', delete: 'delete' })
  @Field(() => PhoneConfigPermissions, { description: 'Actions that the viewer can take on it.' })
  viewerCan: PhoneConfigPermissions;
}
