import type { CodeMethod, PhoneProvider } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { CodeMethodEnum, PhoneProviderEnum } from '../../../../graphql/enums.ts';

@InputType({ description: 'Provider data of a number. Fields of other providers are ignored.' })
export class CreatePhoneConfigInput {
  @Field(() => PhoneProviderEnum)
  provider: PhoneProvider;

  @Field(() => String, { nullable: true, description: 'TWILIO: a number of the connected account.' })
  number?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "WHATSAPP_CLOUD: Meta's phone number id. VAPI: the number's id.",
  })
  providerNumberId?: string | null;

  @Field(() => String, { nullable: true, description: 'WHATSAPP_CLOUD: business account of the number.' })
  businessAccountId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'WHATSAPP_CLOUD: token with permissions to manage and send. Stored encrypted.',
  })
  accessToken?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "WHATSAPP_CLOUD: app secret that signs Meta's webhooks. Can be added later; required for activation. Stored encrypted.",
  })
  appSecret?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'WHATSAPP_CLOUD: use a simulator number, in development workspaces only. Nothing else is required.',
  })
  sandbox: boolean;
}

@InputType({ description: 'Absent or blank fields stay unchanged.' })
export class UpdatePhoneConfigInput {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true })
  accessToken?: string | null;

  @Field(() => String, { nullable: true })
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

  @Field(() => String, { description: '6 digits.' })
  code: string;
}

@InputType()
export class ActivatePhoneConfigInput {
  @Field(() => ID)
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'WHATSAPP_CLOUD: 6-digit PIN, chosen at the first registration of the number. Store it safely.',
  })
  pin?: string | null;
}

@InputType()
export class AssignServiceToPhoneConfigInput {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { nullable: true, description: 'Null: no service.' })
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
