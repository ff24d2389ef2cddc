import type { IntegrationProvider, IntegrationState } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { IntegrationProviderEnum, IntegrationStateEnum } from '../../../graphql/enums.ts';
import { Permission } from '../../../graphql/permission.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql } from '../../../query-compiler/index.ts';

@ObjectType({ description: 'What the viewer may do with an integration, with the reason when not.' })
export class IntegrationPermissions {
  @Field(() => Permission)
  set: Permission;

  @Field(() => Permission)
  verify: Permission;

  @Field(() => Permission)
  remove: Permission;
}

@ObjectType({
  description: 'What a workspace uses of one provider, through its own account. Secrets are nowhere in the graph.',
})
export class Integration {
  @Field(() => ID)
  id: string;

  @Field(() => IntegrationProviderEnum)
  provider: IntegrationProvider;

  @Field(() => IntegrationStateEnum)
  state: IntegrationState;

  @Field(() => Boolean, { description: 'Made up for the simulators of a development workspace.' })
  sandbox: boolean;

  @Field(() => String, { nullable: true })
  accountSid: string | null;

  @Field(() => String, { nullable: true })
  fromNumber: string | null;

  @Field(() => String, { nullable: true })
  assistantId: string | null;

  @Field(() => String, { nullable: true })
  phoneNumberId: string | null;

  @Field(() => String, { nullable: true })
  eventTypeId: string | null;

  @Field(() => String, { nullable: true })
  model: string | null;

  @Field(() => String, { description: 'The last four characters of the secret, to know it by.' })
  secretLastFour: string;

  @Field(() => String, {
    nullable: true,
    description: 'The same of the secret of its webhook; null when none is kept.',
  })
  webhookSecretLastFour: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'As the provider calls the account; null until it was verified.',
  })
  accountName: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When these credentials last worked; null for never.',
  })
  verifiedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'What the provider said; null while nothing is wrong.' })
  failure: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  failedAt: Date | null;

  @Field(() => String)
  setByName: string;

  @Field(() => GraphQLDateTimeISO)
  setAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('Integration', { set: 'set', verify: 'verify', remove: 'remove' })
  @Field(() => IntegrationPermissions, { description: 'What the viewer may do with it.' })
  viewerCan: IntegrationPermissions;
}
