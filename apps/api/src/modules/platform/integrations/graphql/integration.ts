import type { IntegrationProvider, IntegrationState } from '@frontdesk/domain';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { IntegrationProviderEnum, IntegrationStateEnum } from '../../../../graphql/enums.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, type Read } from '../../../../query-compiler/index.ts';

@ObjectType({ description: 'Actions that the viewer can take on an integration, with the reason when not.' })
class IntegrationPermissions {
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

const UNCHANGED_IF_BLANK = 'Omitted or blank: the stored value is kept.';

@InputType({ description: 'Settings and secrets of one provider. Those of other providers are ignored.' })
export class SetIntegrationInput {
  @Field(() => IntegrationProviderEnum)
  provider: IntegrationProvider;

  @Field(() => String, { nullable: true, description: 'TWILIO: AC and 32 hexadecimal digits.' })
  accountSid?: string | null;

  @Field(() => String, { nullable: true, description: 'TWILIO: WhatsApp sender in E.164.' })
  fromNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'VAPI: assistant id.' })
  assistantId?: string | null;

  @Field(() => String, { nullable: true, description: 'VAPI: id of the outbound phone number.' })
  phoneNumberId?: string | null;

  @Field(() => String, { nullable: true, description: 'CALCOM: event type to book.' })
  eventTypeId?: string | null;

  @Field(() => String, { nullable: true, description: 'OPENAI: model name, for example gpt-4o.' })
  model?: string | null;

  @Field(() => String, { nullable: true, description: `Auth token or API key. ${UNCHANGED_IF_BLANK}` })
  secret?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `VAPI, CALCOM: what they prove themselves to us with. ${UNCHANGED_IF_BLANK}`,
  })
  webhookSecret?: string | null;
}

@InputType()
export class UseSandboxInput {
  @Field(() => IntegrationProviderEnum)
  provider: IntegrationProvider;
}

@InputType()
export class VerifyIntegrationInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class RemoveIntegrationInput {
  @Field(() => ID)
  id: string;
}

@ObjectType({ description: 'The credentials were stored and are not verified yet.' })
class IntegrationSet {
  readonly type: 'IntegrationSet';

  @Field(() => Integration)
  readonly integration: Read;
}

@ObjectType({ description: 'The provider accepted the credentials.' })
class IntegrationVerified {
  readonly type: 'IntegrationVerified';

  @Field(() => Integration)
  readonly integration: Read;
}

@ObjectType({ description: 'The provider rejected the credentials or was unavailable; see `failure`.' })
class IntegrationFailed {
  readonly type: 'IntegrationFailed';

  @Field(() => Integration)
  readonly integration: Read;
}

@ObjectType({ description: 'Simulators were connected for the providers without credentials, and verified.' })
class SimulatorsConnected {
  readonly type: 'SimulatorsConnected';

  @Field(() => Int, { description: 'Number of simulators that were connected or verified. 0 when all were.' })
  readonly count: number;
}

@ObjectType({ description: 'The credentials were deleted.' })
class IntegrationRemoved {
  readonly type: 'IntegrationRemoved';

  @Field(() => ID)
  readonly id: string;
}

export const SetIntegrationResult = resultUnion('SetIntegrationResult', IntegrationSet, Refused);
export const VerifyIntegrationResult = resultUnion(
  'VerifyIntegrationResult',
  IntegrationVerified,
  IntegrationFailed,
  Refused,
);
export const RemoveIntegrationResult = resultUnion('RemoveIntegrationResult', IntegrationRemoved, Refused);
export const ConnectSimulatorsResult = resultUnion('ConnectSimulatorsResult', SimulatorsConnected, Refused);
