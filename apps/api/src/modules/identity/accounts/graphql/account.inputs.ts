import { Field, ID, InputType } from 'type-graphql';

@InputType()
export class ChangePasswordInput {
  @Field(() => String)
  currentPassword: string;

  @Field(() => String, { description: '8 to 128 characters. Common passwords are refused.' })
  newPassword: string;
}

@InputType()
export class RequestEmailChangeInput {
  @Field(() => String, { description: 'The new address.' })
  email: string;

  @Field(() => String, { description: 'Password of the account.' })
  password: string;
}

@InputType()
export class ConfirmEmailChangeInput {
  @Field(() => String, { description: 'Token from the link in either email.' })
  token: string;
}

@InputType()
export class CancelEmailChangeInput {
  @Field(() => String, { description: 'Token from the link in either email.' })
  token: string;
}

@InputType()
export class DeleteAccountInput {
  @Field(() => String, { description: 'Password of the account.' })
  password: string;
}

@InputType()
export class RevokeSessionInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class SignOutEverywhereInput {
  @Field(() => Boolean, { description: 'Whether to keep the current session.' })
  exceptCurrent: boolean;
}
