import type { PhoneCapability, PhoneConfigStatus, PhoneProvider } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { PhoneCapabilityEnum, PhoneConfigStatusEnum, PhoneProviderEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { serviceDisabledAt, serviceId, serviceName } from '../phone-config.computed-fields.ts';

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action on a phone number, with the reason if not.',
})
export class PhoneConfigPermissions {
  @Field(() => PermissionCheck, {
    description: 'Whether the viewer can change, verify, activate and deactivate the number.',
  })
  update: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can delete the number.' })
  delete: PermissionCheck;
}

@ObjectType({
  implements: Node,
  description:
    'A phone number of the workspace. Its provider has confirmed that it belongs to the workspace. No field returns its tokens.',
})
export class PhoneConfig {
  id: string;

  @Field(() => PhoneProviderEnum, { description: 'Provider that sends and receives through the number.' })
  provider: PhoneProvider;

  @Field(() => String, { description: 'Phone number in E.164 format.' })
  number: string;

  @Field(() => String, { description: 'Name that contacts see at the provider.' })
  displayName: string;

  @inSql.column('state')
  @Field(() => PhoneConfigStatusEnum, {
    description: 'Progress of the setup. Only an active number sends and receives.',
  })
  status: PhoneConfigStatus;

  @Field(() => [PhoneCapabilityEnum], { description: 'Capabilities of the number.' })
  capabilities: PhoneCapability[];

  @Public('The service is part of the number.')
  @inSql.expression(serviceId)
  @Field(() => ID, { nullable: true, description: 'Id of the assigned service. Null if no service is assigned.' })
  serviceId: string | null;

  @Public('The service is part of the number.')
  @inSql.expression(serviceName)
  @Field(() => String, { nullable: true, description: 'Name of the assigned service. Null if no service is assigned.' })
  serviceName: string | null;

  @Public('The service is part of the number.')
  @inSql.expression(serviceDisabledAt)
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the service was disabled. Null if the service is enabled or no service is assigned.',
  })
  serviceDisabledAt: Date | null;

  @Field(() => String, { description: 'Id of the number at the provider.' })
  providerNumberId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the WhatsApp business account of the number. Null if the provider is not WHATSAPP_CLOUD.',
  })
  businessAccountId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Last four characters of the access token. Null if the number has no access token of its own.',
  })
  accessTokenLastFour: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Last four characters of the app secret. Null if there is none. A WhatsApp Cloud number receives nothing without an app secret.',
  })
  appSecretLastFour: string | null;

  @Field(() => Boolean, { description: 'Whether the number is simulated, in a development workspace.' })
  sandbox: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which ownership of the number was verified. Null if it has not been verified yet.',
  })
  verifiedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the latest activation. Null if the number was never activated.',
  })
  activatedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Latest error message of the provider. Null if there is no error.',
  })
  failure: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Time of the latest error. Null if there is no error.' })
  failedAt: Date | null;

  @Field(() => String, { description: 'Name of the member who added the number, at that time.' })
  addedByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the number was added.' })
  createdAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('PhoneConfig', { update: 'update', delete: 'delete' })
  @Field(() => PhoneConfigPermissions, {
    description: 'Whether the viewer is allowed to perform each action on the record, with the reason if not.',
  })
  viewerCan: PhoneConfigPermissions;
}
