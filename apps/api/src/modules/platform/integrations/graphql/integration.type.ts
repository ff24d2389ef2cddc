import type { IntegrationProvider, IntegrationState } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { IntegrationProviderEnum, IntegrationStateEnum } from '../../../../graphql/enums.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql } from '../../../../query-compiler/index.ts';

@ObjectType({ description: 'Actions that the viewer can take on an integration, with the reason when not.' })
export class IntegrationPermissions {
  @Field(() => PermissionCheck)
  set: PermissionCheck;

  @Field(() => PermissionCheck)
  verify: PermissionCheck;

  @Field(() => PermissionCheck)
  remove: PermissionCheck;
}

@ObjectType({
  description: "The workspace's account at one provider. No field returns its secrets.",
})
export class Integration {
  @Field(() => ID)
  id: string;

  @Field(() => IntegrationProviderEnum)
  provider: IntegrationProvider;

  @Field(() => IntegrationStateEnum)
  state: IntegrationState;

  @Field(() => Boolean, { description: 'Whether it uses a simulator of a development workspace.' })
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

  @Field(() => String, { description: 'Last four characters of the secret.' })
  secretLastFour: string;

  @Field(() => String, {
    nullable: true,
    description: 'Last four characters of the webhook secret. Null without one.',
  })
  webhookSecretLastFour: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Account name at the provider. Null before verification.',
  })
  accountName: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time the credentials last worked. Null if never.',
  })
  verifiedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Latest error of the provider. Null while there is none.' })
  failure: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  failedAt: Date | null;

  @Field(() => String)
  setByName: string;

  @Field(() => GraphQLDateTime)
  setAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('Integration', { set: 'set', verify: 'verify', remove: 'remove' })
  @Field(() => IntegrationPermissions, { description: 'Actions that the viewer can take on it.' })
  viewerCan: IntegrationPermissions;
}
