import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'What an authenticator answered to a challenge.' })
export class PasskeyProofInput {
  @Field(() => String, { description: 'From startPasskeyCheck; it counts once.' })
  challenge: string;

  @Field(() => String, { description: 'The AuthenticationResponseJSON of the browser, as text.' })
  response: string;
}

@InputType()
export class CompleteSignInInput {
  @Field(() => String, { description: 'From signIn.' })
  pending: string;

  @Field(() => String, {
    nullable: true,
    description: 'Six digits of the authenticator app. Show one proof and no more.',
  })
  code?: string | null;

  @Field(() => String, { nullable: true })
  recoveryCode?: string | null;

  @Field(() => PasskeyProofInput, { nullable: true })
  passkey?: PasskeyProofInput | null;
}

@InputType()
export class StartPasskeyCheckInput {
  @Field(() => String, { nullable: true, description: 'From signIn, when the passkey is its second step.' })
  pending?: string | null;
}

@InputType()
export class SignInWithPasskeyInput extends PasskeyProofInput {}

@InputType()
export class ConfirmTotpInput {
  @Field(() => String, { description: 'Six digits.' })
  code: string;
}

@InputType()
abstract class WithPassword {
  @Field(() => String, { description: "The account's, once more." })
  password: string;
}

@InputType()
export class RemoveTotpInput extends WithPassword {}

@InputType()
export class RegenerateRecoveryCodesInput extends WithPassword {}

@InputType()
export class AddPasskeyInput {
  @Field(() => String, { description: '1 to 100 characters, by which its owner tells it from others.' })
  name: string;

  @Field(() => String, { description: 'From startPasskeyRegistration; it counts once.' })
  challenge: string;

  @Field(() => String, { description: 'The RegistrationResponseJSON of the browser, as text.' })
  response: string;
}

@InputType()
export class RenamePasskeyInput {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: '1 to 100 characters.' })
  name: string;
}

@InputType()
export class RemovePasskeyInput extends WithPassword {
  @Field(() => ID)
  id: string;
}

@InputType()
export class UndoFactorChangeInput {
  @Field(() => String, { description: 'From the mail about the change. Works once, for seven days.' })
  token: string;
}
