import { Field, ID, InputType } from 'type-graphql';

@InputType()
export class ChangePasswordInput {
  @Field(() => String)
  currentPassword: string;

  @Field(() => String, { description: '8 to 128 characters; common ones are refused.' })
  newPassword: string;
}

@InputType()
export class RequestEmailChangeInput {
  @Field(() => String, { description: 'The new address.' })
  email: string;

  @Field(() => String, { description: "The account's password." })
  password: string;
}

@InputType()
export class ConfirmEmailChangeInput {
  @Field(() => String, { description: "From the link of either mailbox's mail." })
  token: string;
}

@InputType()
export class StopEmailChangeInput {
  @Field(() => String, { description: "From the link of either mailbox's mail." })
  token: string;
}

@InputType()
export class DeleteAccountInput {
  @Field(() => String, { description: "The account's password." })
  password: string;
}

@InputType()
export class RevokeSessionInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class SignOutEverywhereInput {
  @Field(() => Boolean, { description: 'Whether the session that asks goes on.' })
  keepThis: boolean;
}
