import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime, GraphQLJSON } from '../../../../graphql/scalars.ts';
import { SignedIn } from '../../accounts/index.ts';

@ObjectType({ description: 'A passkey of the account.' })
class Passkey {
  @Field(() => ID, { description: 'Id of the passkey, to rename or remove it.' })
  id: string;

  @Field(() => String, { description: 'Name that the viewer gave the passkey.' })
  name: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the passkey was added.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the last sign-in with the passkey. Null if it was never used.',
  })
  lastUsedAt: Date | null;
}

@ObjectType({ description: 'Second factors of the account.' })
export class SecondFactors {
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the authenticator app was set up. Null if there is none.',
  })
  totpSince: Date | null;

  @Field(() => [Passkey], { description: 'Passkeys of the account, oldest first.' })
  passkeys: Passkey[];

  @Field(() => Int, { description: 'Number of unused recovery codes.' })
  recoveryCodesLeft: number;

  @Field(() => [String], { description: "Names of the viewer's workspaces that require a second factor." })
  requiredBy: string[];
}

@InputType({ description: 'Response of a passkey to a challenge.' })
export class PasskeyProofInput {
  @Field(() => String, {
    description: 'Id of the challenge from `startPasskeyAuthentication`. A challenge can be used once.',
  })
  challenge: string;

  @Field(() => String, {
    description: 'Response of `navigator.credentials.get()` as a JSON string (AuthenticationResponseJSON).',
  })
  response: string;
}

@InputType()
export class CompleteSignInInput {
  @Field(() => String, { description: 'Token from the result of `signIn`.' })
  challengeToken: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Code from the authenticator app, six digits. Set exactly one of `code`, `passkey` and `recoveryCode`.',
  })
  code?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'An unused recovery code. Set exactly one of `code`, `passkey` and `recoveryCode`.',
  })
  recoveryCode?: string | null;

  @Field(() => PasskeyProofInput, {
    nullable: true,
    description: 'Response of a passkey to a challenge. Set exactly one of `code`, `passkey` and `recoveryCode`.',
  })
  passkey?: PasskeyProofInput | null;
}

@InputType()
export class StartPasskeyAuthenticationInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Token of a pending sign-in from `signIn`. If omitted, the challenge is for a sign-in without a password or, for a signed-in user, for authenticating again.',
  })
  challengeToken?: string | null;
}

@InputType()
export class SignInWithPasskeyInput extends PasskeyProofInput {}

@InputType()
export class ConfirmTotpInput {
  @Field(() => String, { description: 'Code from the authenticator app, six digits.' })
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
  @Field(() => String, {
    description: 'Name of the passkey, 1 to 100 characters. Only the owner of the account sees it.',
  })
  name: string;

  @Field(() => String, {
    description: 'Id of the challenge from `startPasskeyRegistration`. A challenge can be used once.',
  })
  challenge: string;

  @Field(() => String, {
    description: 'Response of `navigator.credentials.create()` as a JSON string (RegistrationResponseJSON).',
  })
  response: string;
}

@InputType()
export class RenamePasskeyInput {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Name with 1 to 100 characters.' })
  name: string;
}

@InputType()
export class RemovePasskeyInput extends WithPassword {
  @Field(() => ID)
  id: string;
}

@InputType()
export class UndoFactorChangeInput {
  @Field(() => String, { description: 'Token from the email about the change. It can be used once within seven days.' })
  token: string;
}

@ObjectType({ description: 'Secret for an authenticator app. It has no effect until `confirmTotp` confirms it.' })
class TotpSetUp {
  readonly type: 'TotpSetUp';

  @Field(() => OneTimeSecret, { description: 'Secret for manual entry. It is returned only once.' })
  readonly secret: string;

  @Field(() => OneTimeSecret, { description: 'The secret as a URI for a QR code. It is returned only once.' })
  readonly uri: string;
}

@ObjectType()
abstract class WithCodes {
  @Field(() => [OneTimeSecret], {
    description:
      'New recovery codes, which are returned only once. Empty if the account already had a second factor and keeps its recovery codes.',
  })
  readonly recoveryCodes: readonly string[];
}

@ObjectType({ description: 'Result of confirming the authenticator app. Later sign-ins require a second factor.' })
class TotpConfirmed extends WithCodes {
  readonly type: 'TotpConfirmed';
}

@ObjectType({ description: 'Result of replacing the recovery codes. Earlier codes are invalid.' })
class RecoveryCodesRegenerated extends WithCodes {
  readonly type: 'RecoveryCodesRegenerated';
}

@ObjectType({ description: 'Result of removing the authenticator app.' })
class TotpRemoved {
  readonly type: 'TotpRemoved';

  @Field(() => Boolean, { description: 'Always true.' })
  readonly removed: true;
}

@ObjectType({
  description:
    'Result of undoing a change of second factors. The factor was removed, all sessions were revoked and a password reset link was sent.',
})
class FactorChangeUndone {
  readonly type: 'FactorChangeUndone';

  @Field(() => String, { description: 'Email address to which the password reset link was sent.' })
  readonly email: string;
}

export const UndoFactorChangeResult = resultUnion('UndoFactorChangeResult', FactorChangeUndone, Refused);

@ObjectType({ description: 'WebAuthn challenge for the browser. It can be used once within five minutes.' })
export class PasskeyChallenge {
  readonly type: 'PasskeyChallenge';

  @Field(() => String)
  readonly challenge: string;

  @Field(() => GraphQLJSON, { description: 'Options for `navigator.credentials` in WebAuthn JSON format.' })
  readonly options: unknown;
}

@ObjectType({ description: 'Result of adding a passkey. It can be used to sign in.' })
class PasskeyAdded extends WithCodes {
  readonly type: 'PasskeyAdded';

  @Field(() => Passkey)
  readonly passkey: Passkey;
}

@ObjectType({ description: 'Result of renaming a passkey.' })
class PasskeyRenamed {
  readonly type: 'PasskeyRenamed';

  @Field(() => Passkey)
  readonly passkey: Passkey;
}

@ObjectType({
  description: 'Result of removing a passkey. The device can still offer it, but sign-in with it is refused.',
})
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
