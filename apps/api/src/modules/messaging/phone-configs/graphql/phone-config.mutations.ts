import type { PhoneProvider } from '@frontdesk/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { PhoneProviderEnum } from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { PhoneConfig } from './phone-config.type.ts';

@InputType({ description: 'A phone number and its data at the provider. Fields of other providers are ignored.' })
export class CreatePhoneConfigInput {
  @Field(() => PhoneProviderEnum, { description: 'Provider of the number.' })
  provider: PhoneProvider;

  @Field(() => String, {
    nullable: true,
    description: 'Phone number of the connected Twilio account. Required for TWILIO.',
  })
  number?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Id of the number at the provider. Required for WHATSAPP_CLOUD, where it has 5 to 32 digits, and for VAPI.',
  })
  providerNumberId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the WhatsApp business account of the number, 5 to 32 digits. Required for WHATSAPP_CLOUD.',
  })
  businessAccountId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Access token with permissions to manage the account and to send messages. Required for WHATSAPP_CLOUD. It is stored encrypted.',
  })
  accessToken?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "App secret that signs Meta's webhooks, for WHATSAPP_CLOUD. It can be added later and is required for activation. It is stored encrypted.",
  })
  appSecret?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether to add a simulated number, in development workspaces only. `provider` must be WHATSAPP_CLOUD; all other fields are ignored.',
  })
  sandbox: boolean;
}

@InputType({ description: 'Tokens of a phone number to change. Omitted and blank fields are not changed.' })
export class UpdatePhoneConfigInput {
  @Field(() => ID, { description: 'Id of the phone number.' })
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'New access token of the number. If omitted or blank, the stored token is not changed.',
  })
  accessToken?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "New app secret that signs Meta's webhooks. If omitted or blank, the stored secret is not changed.",
  })
  appSecret?: string | null;
}

@ObjectType({ description: 'Payload of the mutations that return a phone number.' })
export class PhoneConfigPayload extends Payload {
  @Field(() => PhoneConfig, { description: 'The changed phone number.' })
  readonly phoneConfig: Read;
}
