import type { IntegrationProvider, IntegrationStatus } from '@frontdesk/domain';
import { Field, InputType, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { IntegrationProviderEnum, IntegrationStatusEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, type Read } from '../../../../query-compiler/index.ts';

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action on an integration, with the reason if not.',
})
class IntegrationPermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can replace the credentials.' })
  set: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can test the credentials at the provider.' })
  verify: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can remove the integration.' })
  remove: PermissionCheck;
}

@ObjectType({ implements: Node, description: "The workspace's account at a provider. No field returns its secrets." })
export class Integration {
  id: string;

  @Field(() => IntegrationProviderEnum, {
    description: 'Provider of the account. A workspace has at most one account per provider.',
  })
  provider: IntegrationProvider;

  @inSql.column('state')
  @Field(() => IntegrationStatusEnum, { description: 'Whether the credentials were verified and are accepted.' })
  status: IntegrationStatus;

  @Field(() => Boolean, { description: 'Whether the integration uses a simulator in a development workspace.' })
  sandbox: boolean;

  @Field(() => String, { nullable: true, description: 'Account SID of Twilio. Null for other providers.' })
  accountSid: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'WhatsApp sender of the Twilio account in E.164 format. Null for other providers.',
  })
  fromNumber: string | null;

  @Field(() => String, { nullable: true, description: 'Id of the Vapi assistant. Null for other providers.' })
  assistantId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the Vapi phone number for outbound calls. Null for other providers.',
  })
  phoneNumberId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the Cal.com event type to book. Null for other providers.',
  })
  eventTypeId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the language model, or of its deployment. Null for other providers.',
  })
  model: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the embedding model. Null if the default of OPENAI or GOOGLE is used or if there is no embedding model.',
  })
  embeddingModel: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the Azure OpenAI resource. Null for other providers.',
  })
  resource: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Base URL of the server for the provider OPENAI_COMPATIBLE. Null for other providers.',
  })
  baseUrl: string | null;

  @Field(() => String, { description: 'Last four characters of the secret.' })
  secretLastFour: string;

  @Field(() => String, {
    nullable: true,
    description: 'Last four characters of the webhook secret. Null if there is no webhook secret.',
  })
  webhookSecretLastFour: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the account at the provider. Null until the stored credentials are verified.',
  })
  accountName: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time at which the provider last accepted the credentials. Null if it has not accepted the stored credentials yet.',
  })
  verifiedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Latest error message of the provider. Null if there is no error.',
  })
  failure: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Time of the latest error. Null if there is no error.' })
  failedAt: Date | null;

  @Field(() => String, { description: 'Name of the member who last set the credentials, at that time.' })
  setByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the credentials were last set.' })
  setAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('Integration', { set: 'set', verify: 'verify', remove: 'remove' })
  @Field(() => IntegrationPermissions, {
    description: 'Whether the viewer is allowed to perform each action on the record, with the reason if not.',
  })
  viewerCan: IntegrationPermissions;
}

const UNCHANGED_IF_BLANK = 'If null, omitted or blank, the stored value is not changed.';

@InputType({ description: 'Credentials and settings of one provider. Fields of other providers are ignored.' })
export class UpsertIntegrationInput {
  @Field(() => IntegrationProviderEnum, {
    description: 'Provider of the account. An existing account of the provider is replaced.',
  })
  provider: IntegrationProvider;

  @Field(() => String, {
    nullable: true,
    description: 'Account SID of Twilio, `AC` followed by 32 hexadecimal digits. Required for TWILIO.',
  })
  accountSid?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'WhatsApp sender of the Twilio account in E.164 format. Required for TWILIO.',
  })
  fromNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Id of the Vapi assistant. Required for VAPI.' })
  assistantId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the Vapi phone number for outbound calls. Required for VAPI.',
  })
  phoneNumberId?: string | null;

  @Field(() => String, { nullable: true, description: 'Id of the Cal.com event type to book. Required for CALCOM.' })
  eventTypeId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the language model, for example gpt-4o. Required for providers of models.',
  })
  model?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the embedding model. Ignored for ANTHROPIC. If null or omitted, the default of OPENAI or GOOGLE is used; other providers then have no embedding model.',
  })
  embeddingModel?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the Azure resource, the first part of its host name. Required for AZURE_OPENAI.',
  })
  resource?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'URL up to and including the version, for example https://models.example.com/v1. Required for OPENAI_COMPATIBLE. If the host changes, `secret` is required.',
  })
  baseUrl?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `Auth token or API key of the account. Required if none is stored or the host changes. ${UNCHANGED_IF_BLANK}`,
  })
  secret?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `Secret with which VAPI or CALCOM signs its webhooks. ${UNCHANGED_IF_BLANK}`,
  })
  webhookSecret?: string | null;
}

@ObjectType({ description: 'Payload of the mutations that return an integration.' })
export class IntegrationPayload extends Payload {
  @Field(() => Integration, { description: 'Integration after the mutation.' })
  readonly integration: Read;
}
