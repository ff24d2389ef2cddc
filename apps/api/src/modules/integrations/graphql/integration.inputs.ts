import type { IntegrationProvider } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { IntegrationProviderEnum } from '../../../graphql/enums.ts';

const KEPT = 'Left out or blank, the one that is kept stays.';

@InputType({ description: 'The settings and secrets of one provider; those of others are not looked at.' })
export class SetIntegrationInput {
  @Field(() => IntegrationProviderEnum)
  provider: IntegrationProvider;

  @Field(() => String, { nullable: true, description: 'TWILIO: as in AC and 32 hexadecimal digits.' })
  accountSid?: string | null;

  @Field(() => String, { nullable: true, description: 'TWILIO: the WhatsApp sender, E.164.' })
  fromNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'VAPI: the assistant that speaks.' })
  assistantId?: string | null;

  @Field(() => String, { nullable: true, description: 'VAPI: the number that calls.' })
  phoneNumberId?: string | null;

  @Field(() => String, { nullable: true, description: 'CALCOM: what is booked.' })
  eventTypeId?: string | null;

  @Field(() => String, { nullable: true, description: 'OPENAI: as in gpt-4o.' })
  model?: string | null;

  @Field(() => String, { nullable: true, description: `Auth token or API key. ${KEPT}` })
  secret?: string | null;

  @Field(() => String, { nullable: true, description: `VAPI, CALCOM: what they prove themselves to us with. ${KEPT}` })
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
