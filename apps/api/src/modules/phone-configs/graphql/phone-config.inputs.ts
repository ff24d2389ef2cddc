import type { CodeMethod, PhoneProvider } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { CodeMethodEnum, PhoneProviderEnum } from '../../../graphql/enums.ts';

@InputType({ description: 'What the provider knows the number by; what is for others is not looked at.' })
export class CreatePhoneConfigInput {
  @Field(() => PhoneProviderEnum)
  provider: PhoneProvider;

  @Field(() => String, { nullable: true, description: 'TWILIO: a number of the account of its integration.' })
  number?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "WHATSAPP_CLOUD: Meta's phone number id. VAPI: the number's id.",
  })
  providerNumberId?: string | null;

  @Field(() => String, { nullable: true, description: 'WHATSAPP_CLOUD: the business account that has the number.' })
  businessAccountId?: string | null;

  @Field(() => String, { nullable: true, description: 'WHATSAPP_CLOUD: a token that may manage and send. Sealed.' })
  accessToken?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'WHATSAPP_CLOUD: what Meta signs with. It may follow later, and is needed to activate. Sealed.',
  })
  appSecret?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'WHATSAPP_CLOUD: a number of the simulators, in development workspaces alone; nothing else is needed.',
  })
  sandbox: boolean;
}

@InputType({ description: 'What is left out or blank stays.' })
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
    description: 'WHATSAPP_CLOUD: 6 digits. Whoever registers the number first chooses them; keep them safe.',
  })
  pin?: string | null;
}

@InputType()
export class RoutePhoneConfigInput {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { nullable: true, description: 'Null: to none.' })
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
