import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { OneTimeSecret } from '../../../graphql/one-time-secret.ts';
import { Refused } from '../../../graphql/refused.type.ts';
import { GraphQLJSON } from '../../../graphql/scalars.ts';
import { SignedIn } from '../../identity/index.ts';
import { Passkey } from './second-factor.type.ts';

@ObjectType({ description: 'A secret for an authenticator app; it counts once confirmTotp has seen a code.' })
export class TotpSetUp {
  @Field(() => OneTimeSecret, { description: 'To type, where no camera is at hand. Shown this once.' })
  readonly secret: string;

  @Field(() => OneTimeSecret, { description: 'What the QR code says.' })
  readonly uri: string;

  constructor(secret: string, uri: string) {
    this.secret = secret;
    this.uri = uri;
  }
}

@ObjectType()
abstract class WithCodes {
  @Field(() => [OneTimeSecret], { description: 'Shown this once; empty when there are recovery codes already.' })
  readonly recoveryCodes: readonly string[];

  constructor(recoveryCodes: readonly string[]) {
    this.recoveryCodes = recoveryCodes;
  }
}

@ObjectType({ description: 'From now on a sign-in asks for a code.' })
export class TotpConfirmed extends WithCodes {}

@ObjectType({ description: 'The codes before these open nothing any more.' })
export class RecoveryCodesRegenerated extends WithCodes {}

@ObjectType({ description: 'The authenticator app opens nothing any more.' })
export class TotpRemoved {
  @Field(() => Boolean, { description: 'Always true.' })
  readonly removed = true;
}

@ObjectType({ description: 'The factor is removed, all sessions have ended and a password reset link was mailed.' })
export class FactorChangeUndone {
  @Field(() => String, { description: 'The address to which the reset link was mailed.' })
  readonly email: string;

  constructor(email: string) {
    this.email = email;
  }
}

export const UndoFactorChangeResult = createUnionType({
  name: 'UndoFactorChangeResult',
  types: () => [FactorChangeUndone, Refused] as const,
});

@ObjectType({ description: 'What the browser asks an authenticator to sign, within five minutes and once.' })
export class PasskeyChallenge {
  @Field(() => String)
  readonly challenge: string;

  @Field(() => GraphQLJSON, { description: 'For navigator.credentials, as WebAuthn writes them in JSON.' })
  readonly options: unknown;

  constructor(challenge: string, options: unknown) {
    this.challenge = challenge;
    this.options = options;
  }
}

@ObjectType({ description: 'The passkey signs in from now on.' })
export class PasskeyAdded extends WithCodes {
  @Field(() => Passkey)
  readonly passkey: Passkey;

  constructor(passkey: Passkey, recoveryCodes: readonly string[]) {
    super(recoveryCodes);
    this.passkey = passkey;
  }
}

@ObjectType({ description: 'The passkey, as its owner calls it now.' })
export class PasskeyRenamed {
  @Field(() => Passkey)
  readonly passkey: Passkey;

  constructor(passkey: Passkey) {
    this.passkey = passkey;
  }
}

@ObjectType({ description: 'The passkey opens nothing any more; the device may still offer it.' })
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
