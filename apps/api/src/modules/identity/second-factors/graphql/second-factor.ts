import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime, GraphQLJSON } from '../../../../graphql/scalars.ts';

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
    description:
      'Time at which the passkey was last used to sign in or to authenticate again. Null if it was never used.',
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
export class VerifySignInInput {
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
export class SignInWithPasskeyInput extends PasskeyProofInput {}

@InputType()
export class CreatePasskeyInput {
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

@ObjectType({ description: 'Payload of `startTotpSetup`.' })
export class StartTotpSetupPayload extends Payload {
  @Field(() => OneTimeSecret, { description: 'Secret for manual entry. It is returned only once.' })
  readonly secret: string;

  @Field(() => OneTimeSecret, { description: 'The secret as a URI for a QR code. It is returned only once.' })
  readonly uri: string;
}

@ObjectType({ description: 'Payload of `enableTotp` and `createRecoveryCodes`.' })
export class RecoveryCodesPayload extends Payload {
  @Field(() => [OneTimeSecret], {
    description:
      'New recovery codes, which are returned only once. Empty if the account already had a second factor and keeps its recovery codes.',
  })
  readonly recoveryCodes: readonly string[];
}

@ObjectType({ description: 'Payload of `disableTotp`.' })
export class DisableTotpPayload extends Payload {
  @Field(() => Boolean, { description: 'True if the authenticator app was removed.' })
  readonly removed: true;
}

@ObjectType({ description: 'Payload of `startPasskeyAuthentication` and `startPasskeyRegistration`.' })
export class PasskeyChallengePayload extends Payload {
  @Field(() => String, { description: 'Id of the challenge, to send with the response of the browser.' })
  readonly challenge: string;

  @Field(() => GraphQLJSON, { description: 'Options for `navigator.credentials` in WebAuthn JSON format.' })
  readonly options: unknown;
}

@ObjectType({ description: 'Payload of `createPasskey`.' })
export class CreatePasskeyPayload extends Payload {
  @Field(() => [OneTimeSecret], {
    description:
      'New recovery codes, which are returned only once. Empty if the account already had a second factor and keeps its recovery codes.',
  })
  readonly recoveryCodes: readonly string[];

  @Field(() => Passkey, { description: 'Passkey after the mutation.' })
  readonly passkey: Passkey;
}

@ObjectType({ description: 'Payload of the mutations that return a passkey.' })
export class PasskeyPayload extends Payload {
  @Field(() => Passkey, { description: 'Passkey after the mutation.' })
  readonly passkey: Passkey;
}
