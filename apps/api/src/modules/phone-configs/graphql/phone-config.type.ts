import type { PhoneCapability, PhoneConfigState, PhoneProvider } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { PhoneCapabilityEnum, PhoneConfigStateEnum, PhoneProviderEnum } from '../../../graphql/enums.ts';
import { Permission } from '../../../graphql/permission.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql } from '../../../query-compiler/index.ts';
import { serviceDisabledAt, serviceId, serviceName } from '../phone-config.computed-fields.ts';

@ObjectType({ description: 'What the viewer may do with a number, with the reason when not.' })
export class PhoneConfigPermissions {
  @Field(() => Permission, { description: 'Take it a step further, or out of service.' })
  update: Permission;

  @Field(() => Permission)
  delete: Permission;
}

@ObjectType({
  description: 'A number of the workspace, which its provider said is its own. Tokens are nowhere in the graph.',
})
export class PhoneConfig {
  @Field(() => ID)
  id: string;

  @Field(() => PhoneProviderEnum)
  provider: PhoneProvider;

  @Field(() => String, { description: 'E.164.' })
  number: string;

  @Field(() => String, { description: 'As the provider shows it to contacts.' })
  displayName: string;

  @Field(() => PhoneConfigStateEnum)
  state: PhoneConfigState;

  @Field(() => [PhoneCapabilityEnum], { description: 'What can be done with it.' })
  capabilities: PhoneCapability[];

  @Public('Where it leads belongs to the number.')
  @inSql.expression(serviceId)
  @Field(() => ID, { nullable: true, description: 'The service to which it leads; null for none.' })
  serviceId: string | null;

  @Public('Where it leads belongs to the number.')
  @inSql.expression(serviceName)
  @Field(() => String, { nullable: true })
  serviceName: string | null;

  @Public('Where it leads belongs to the number.')
  @inSql.expression(serviceDisabledAt)
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Since when that service is switched off.' })
  serviceDisabledAt: Date | null;

  @Field(() => String, { description: 'What the provider calls it.' })
  providerNumberId: string;

  @Field(() => String, {
    nullable: true,
    description: 'WHATSAPP_CLOUD: the business account that it belongs to; null for others.',
  })
  businessAccountId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last four characters of its access token; null for a number that has none of its own.',
  })
  accessTokenLastFour: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The same of the secret of its app; null while it is missing, and then nothing comes in.',
  })
  appSecretLastFour: string | null;

  @Field(() => Boolean, { description: 'Made up for the simulators of a development workspace.' })
  sandbox: boolean;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Null until it is verified who answers it.' })
  verifiedAt: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it came into service last; null for never.' })
  activatedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the provider said when it failed; null while it does not.',
  })
  failure: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  failedAt: Date | null;

  @Field(() => String)
  addedByName: string;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('PhoneConfig', { update: 'update', delete: 'delete' })
  @Field(() => PhoneConfigPermissions, { description: 'What the viewer may do with it.' })
  viewerCan: PhoneConfigPermissions;
}
