import type { IntegrationProvider } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { IntegrationProviderEnum } from '../../../../graphql/enums.ts';

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
