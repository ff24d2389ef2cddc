import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { GraphQLJSON } from '../../../../graphql/scalars.ts';
import { SignedIn } from '../../accounts/index.ts';
import { Passkey } from './second-factor.type.ts';

@ObjectType({ description: 'Secret for an authenticator app. Active after confirmTotp.' })
export class TotpSetUp {
  @Field(() => OneTimeSecret, { description: 'Secret for manual entry. Returned once.' })
  readonly secret: string;

  @Field(() => OneTimeSecret, { description: 'URI for the QR code.' })
  readonly uri: string;

  constructor(secret: string, uri: string) {
    this.secret = secret;
    this.uri = uri;
  }
}

@ObjectType()
abstract class WithCodes {
  @Field(() => [OneTimeSecret], { description: 'Returned once. Empty when there are recovery codes already.' })
  readonly recoveryCodes: readonly string[];

  constructor(recoveryCodes: readonly string[]) {
    this.recoveryCodes = recoveryCodes;
  }
}

@ObjectType({ description: 'Sign-in requires a code from now on.' })
export class TotpConfirmed extends WithCodes {}

@ObjectType({ description: 'Earlier codes are invalid.' })
export class RecoveryCodesRegenerated extends WithCodes {}

@ObjectType({ description: 'The authenticator app was removed.' })
export class TotpRemoved {
  @Field(() => Boolean, { description: 'Always true.' })
  readonly removed = true;
}

@ObjectType({ description: 'The factor was removed, all sessions were revoked and a password reset link was emailed.' })
export class FactorChangeUndone {
  @Field(() => String, { description: 'Recipient of the reset link.' })
  readonly email: string;

  constructor(email: string) {
    this.email = email;
  }
}

export const UndoFactorChangeResult = createUnionType({
  name: 'UndoFactorChangeResult',
  types: () => [FactorChangeUndone, Refused] as const,
});

@ObjectType({ description: 'Challenge for an authenticator, valid once within five minutes.' })
export class PasskeyChallenge {
  @Field(() => String)
  readonly challenge: string;

  @Field(() => GraphQLJSON, { description: 'Options for navigator.credentials, in WebAuthn JSON.' })
  readonly options: unknown;

  constructor(challenge: string, options: unknown) {
    this.challenge = challenge;
    this.options = options;
  }
}

@ObjectType({ description: 'The passkey can be used to sign in from now on.' })
export class PasskeyAdded extends WithCodes {
  @Field(() => Passkey)
  readonly passkey: Passkey;

  constructor(passkey: Passkey, recoveryCodes: readonly string[]) {
    super(recoveryCodes);
    this.passkey = passkey;
  }
}

@ObjectType({ description: 'The renamed passkey.' })
export class PasskeyRenamed {
  @Field(() => Passkey)
  readonly passkey: Passkey;

  constructor(passkey: Passkey) {
    this.passkey = passkey;
  }
}

@ObjectType({ description: 'The passkey was removed. The device may still offer it.' })
export class PasskeyRemoved {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const CompleteSignInResult = createUnionType({
  name: 'CompleteSignInResult',
  types: () => [SignedIn, Refused] as const,
});
export const SignInWithPasskeyResult = createUnionType({
  name: 'SignInWithPasskeyResult',
  types: () => [SignedIn, Refused] as const,
});
export const SetUpTotpResult = createUnionType({ name: 'SetUpTotpResult', types: () => [TotpSetUp, Refused] as const });
export const ConfirmTotpResult = createUnionType({
  name: 'ConfirmTotpResult',
  types: () => [TotpConfirmed, Refused] as const,
});
export const RemoveTotpResult = createUnionType({
  name: 'RemoveTotpResult',
  types: () => [TotpRemoved, Refused] as const,
});
export const RegenerateRecoveryCodesResult = createUnionType({
  name: 'RegenerateRecoveryCodesResult',
  types: () => [RecoveryCodesRegenerated, Refused] as const,
});
export const AddPasskeyResult = createUnionType({
  name: 'AddPasskeyResult',
  types: () => [PasskeyAdded, Refused] as const,
});
export const RenamePasskeyResult = createUnionType({
  name: 'RenamePasskeyResult',
  types: () => [PasskeyRenamed, Refused] as const,
});
export const RemovePasskeyResult = createUnionType({
  name: 'RemovePasskeyResult',
  types: () => [PasskeyRemoved, Refused] as const,
});
