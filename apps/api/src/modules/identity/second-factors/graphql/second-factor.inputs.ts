import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Response of an authenticator to a challenge.' })
export class PasskeyProofInput {
  @Field(() => String, { description: 'Id from startPasskeyAuthentication. Valid once.' })
  challenge: string;

  @Field(() => String, { description: 'AuthenticationResponseJSON of the browser, as text.' })
  response: string;
}

@InputType()
export class CompleteSignInInput {
  @Field(() => String, { description: 'From signIn.' })
  challengeToken: string;

  @Field(() => String, {
    nullable: true,
    description: 'Six digits from the authenticator app. Send exactly one proof.',
  })
  code?: string | null;

  @Field(() => String, { nullable: true })
  recoveryCode?: string | null;

  @Field(() => PasskeyProofInput, { nullable: true })
  passkey?: PasskeyProofInput | null;
}

@InputType()
export class StartPasskeyAuthenticationInput {
  @Field(() => String, { nullable: true, description: 'Token from signIn, when the passkey is its second step.' })
  challengeToken?: string | null;
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
  @Field(() => String, { description: 'Password of the account.' })
  password: string;
}

@InputType()
export class RemoveTotpInput extends WithPassword {}

@InputType()
export class RegenerateRecoveryCodesInput extends WithPassword {}

@InputType()
export class AddPasskeyInput {
  @Field(() => String, { description: '1 to 100 characters. Visible to the owner only.' })
  name: string;

  @Field(() => String, { description: 'Id from startPasskeyRegistration. Valid once.' })
  challenge: string;

  @Field(() => String, { description: 'RegistrationResponseJSON of the browser, as text.' })
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
  @Field(() => String, { description: 'Token from the email about the change. Valid once, for seven days.' })
  token: string;
}
