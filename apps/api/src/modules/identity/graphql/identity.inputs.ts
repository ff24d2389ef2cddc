import { Field, InputType } from 'type-graphql';

@InputType()
export class RegisterInput {
  @Field(() => String, { description: '1 to 100 characters.' })
  name: string;

  @Field(() => String)
  email: string;

  @Field(() => String, { description: '8 to 128 characters; common ones are refused.' })
  password: string;
}

@InputType()
export class VerifyEmailInput {
  @Field(() => String, { description: "From the mail's link." })
  token: string;

  @Field(() => String, {
    description: "The registration's own password: somebody else may have registered the address too.",
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
  @Field(() => String, { description: "From the mail's link." })
  token: string;

  @Field(() => String, { description: '8 to 128 characters; common ones are refused.' })
  password: string;
}
