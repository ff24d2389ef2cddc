import { Field, ID, ObjectType } from 'type-graphql';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLJSON } from '../../../../graphql/scalars.ts';
import { SignedIn } from '../../accounts/index.ts';
import { Passkey } from './second-factor.type.ts';

@ObjectType({ description: 'Secret for an authenticator app. Active after confirmTotp.' })
export class TotpSetUp {
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
export class TotpConfirmed extends WithCodes {
  readonly type: 'TotpConfirmed';
}

@ObjectType({ description: 'Earlier codes are invalid.' })
export class RecoveryCodesRegenerated extends WithCodes {
  readonly type: 'RecoveryCodesRegenerated';
}

@ObjectType({ description: 'The authenticator app was removed.' })
export class TotpRemoved {
  readonly type: 'TotpRemoved';

  @Field(() => Boolean, { description: 'Always true.' })
  readonly removed: true;
}

@ObjectType({ description: 'The factor was removed, all sessions were revoked and a password reset link was emailed.' })
export class FactorChangeUndone {
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
export class PasskeyAdded extends WithCodes {
  readonly type: 'PasskeyAdded';

  @Field(() => Passkey)
  readonly passkey: Passkey;
}

@ObjectType({ description: 'The renamed passkey.' })
export class PasskeyRenamed {
  readonly type: 'PasskeyRenamed';

  @Field(() => Passkey)
  readonly passkey: Passkey;
}

@ObjectType({ description: 'The passkey was removed. The device may still offer it.' })
export class PasskeyRemoved {
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
