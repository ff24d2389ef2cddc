import { Field, InputType } from 'type-graphql';

@InputType()
export class RegisterInput {
  @Field(() => String, { description: '1 to 100 characters.' })
  name: string;

  @Field(() => String)
  email: string;

  @Field(() => String, { description: '8 to 128 characters. Common passwords are refused.' })
  password: string;
}

@InputType()
export class VerifyEmailInput {
  @Field(() => String, { description: 'Token from the link in the email.' })
  token: string;

  @Field(() => String, {
    description: 'Password of the registration, because another person may have registered the same address.',
  })
  password: string;
}

@InputType()
export class ResendVerificationInput {
  @Field(() => String)
  email: string;
}

@InputType()
export class SignInInput {
  @Field(() => String)
  email: string;

  @Field(() => String)
  password: string;
}

@InputType()
export class RequestPasswordResetInput {
  @Field(() => String)
  email: string;
}

@InputType()
export class ResetPasswordInput {
  @Field(() => String, { description: 'Token from the link in the email.' })
  token: string;

  @Field(() => String, { description: '8 to 128 characters. Common passwords are refused.' })
  password: string;
}
