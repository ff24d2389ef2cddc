import type { CodeMethod, PhoneProvider } from '@frontdesk/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { CodeMethodEnum, PhoneProviderEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
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
    description: 'Id of the number at the provider. Required for WHATSAPP_CLOUD and VAPI.',
  })
  providerNumberId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the WhatsApp business account of the number. Required for WHATSAPP_CLOUD.',
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

@InputType()
export class RequestPhoneConfigCodeInput {
  @Field(() => ID)
  id: string;

  @Field(() => CodeMethodEnum)
  method: CodeMethod;
}

@InputType()
export class VerifyPhoneConfigCodeInput {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Verification code, 6 digits.' })
  code: string;
}

@InputType()
export class ActivatePhoneConfigInput {
  @Field(() => ID)
  id: string;

  @Field(() => String, {
    nullable: true,
    description:
      'PIN of the number at WhatsApp, 6 digits. Required for WHATSAPP_CLOUD. It is chosen at the first registration of the number and should be stored safely.',
  })
  pin?: string | null;
}

@InputType()
export class AssignServiceToPhoneConfigInput {
  @Field(() => ID)
  id: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the service to assign. If null or omitted, the number has no service.',
  })
  serviceId?: string | null;
}

@InputType()
export class DeactivatePhoneConfigInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class DeletePhoneConfigInput {
  @Field(() => ID)
  id: string;
}

@ObjectType({
  description: 'Result of adding a phone number. Its provider confirmed that it belongs to the workspace.',
})
class PhoneConfigCreated {
  readonly type: 'PhoneConfigCreated';

  @Field(() => PhoneConfig)
  readonly phoneConfig: Read;
}

@ObjectType({ description: 'Result of changing a phone number.' })
class PhoneConfigUpdated {
  readonly type: 'PhoneConfigUpdated';

  @Field(() => PhoneConfig, { description: 'The changed phone number.' })
  readonly phoneConfig: Read;
}

@ObjectType({ description: 'Result of deleting a phone number. Its tokens were deleted too.' })
class PhoneConfigDeleted {
  readonly type: 'PhoneConfigDeleted';

  @Field(() => ID)
  readonly id: string;
}

export const CreatePhoneConfigResult = resultUnion('CreatePhoneConfigResult', PhoneConfigCreated, Refused);
export const UpdatePhoneConfigResult = resultUnion('UpdatePhoneConfigResult', PhoneConfigUpdated, Refused);
export const DeletePhoneConfigResult = resultUnion('DeletePhoneConfigResult', PhoneConfigDeleted, Refused);
