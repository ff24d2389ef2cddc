import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime, GraphQLJSON } from '../../../../graphql/scalars.ts';
import { SignedIn } from '../../accounts/index.ts';

@ObjectType({ description: 'A passkey of the account.' })
class Passkey {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null before its first sign-in.' })
  lastUsedAt: Date | null;
}

@ObjectType({ description: 'Second factors of the account.' })
export class SecondFactors {
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time the authenticator app was set up. Null: none.',
  })
  totpSince: Date | null;

  @Field(() => [Passkey], { description: 'Oldest first.' })
  passkeys: Passkey[];

  @Field(() => Int, { description: 'Number of unused recovery codes.' })
  recoveryCodesLeft: number;

  @Field(() => [String], { description: 'Names of workspaces that require a second factor of the viewer.' })
  requiredBy: string[];
}

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

@ObjectType({ description: 'Secret for an authenticator app. Active after confirmTotp.' })
class TotpSetUp {
  readonly type: 'TotpSetUp';

  @Field(() => OneTimeSecret, { description: 'Secret for manual entry. Returned once.' })
  readonly secret: string;

  @Field(() => OneTimeSecret, { description: 'URI for the QR code.' })
  readonly uri: string;
}

@ObjectType()
abstract class WithCodes {
  @Field(() => [OneTimeSecret], { description: 'Returned once. Empty when there are recovery codes already.' })
  readonly recoveryCodes: readonly string[];
}

@ObjectType({ description: 'Sign-in requires a code from now on.' })
class TotpConfirmed extends WithCodes {
  readonly type: 'TotpConfirmed';
}

@ObjectType({ description: 'Earlier codes are invalid.' })
class RecoveryCodesRegenerated extends WithCodes {
  readonly type: 'RecoveryCodesRegenerated';
}

@ObjectType({ description: 'The authenticator app was removed.' })
class TotpRemoved {
  readonly type: 'TotpRemoved';

  @Field(() => Boolean, { description: 'Always true.' })
  readonly removed: true;
}

@ObjectType({ description: 'The factor was removed, all sessions were revoked and a password reset link was emailed.' })
class FactorChangeUndone {
  readonly type: 'FactorChangeUndone';

  @Field(() => String, { description: 'Recipient of the reset link.' })
  readonly email: string;
}

export const UndoFactorChangeResult = resultUnion('UndoFactorChangeResult', FactorChangeUndone, Refused);

@ObjectType({ description: 'Challenge for an authenticator, valid once within five minutes.' })
export class PasskeyChallenge {
  readonly type: 'PasskeyChallenge';

  @Field(() => String)
  readonly challenge: string;

  @Field(() => GraphQLJSON, { description: 'Options for navigator.credentials, in WebAuthn JSON.' })
  readonly options: unknown;
}

@ObjectType({ description: 'The passkey can be used to sign in from now on.' })
class PasskeyAdded extends WithCodes {
  readonly type: 'PasskeyAdded';

  @Field(() => Passkey)
  readonly passkey: Passkey;
}

@ObjectType({ description: 'The renamed passkey.' })
class PasskeyRenamed {
  readonly type: 'PasskeyRenamed';

  @Field(() => Passkey)
  readonly passkey: Passkey;
}

@ObjectType({ description: 'The passkey was removed. The device may still offer it.' })
class PasskeyRemoved {
  readonly type: 'PasskeyRemoved';

  @Field(() => ID)
  readonly id: string;
}

export const CompleteSignInResult = resultUnion('CompleteSignInResult', SignedIn, Refused);
export const SignInWithPasskeyResult = resultUnion('SignInWithPasskeyResult', SignedIn, Refused);
export const SetUpTotpResult = resultUnion('SetUpTotpResult', TotpSetUp, Refused);
export const ConfirmTotpResult = resultUnion('ConfirmTotpResult', TotpConfirmed, Refused);
export const RemoveTotpResult = resultUnion('RemoveTotpResult', TotpRemoved, Refused);
export const RegenerateRecoveryCodesResult = resultUnion(
  'RegenerateRecoveryCodesResult',
  RecoveryCodesRegenerated,
  Refused,
);
export const AddPasskeyResult = resultUnion('AddPasskeyResult', PasskeyAdded, Refused);
export const RenamePasskeyResult = resultUnion('RenamePasskeyResult', PasskeyRenamed, Refused);
export const RemovePasskeyResult = resultUnion('RemovePasskeyResult', PasskeyRemoved, Refused);
