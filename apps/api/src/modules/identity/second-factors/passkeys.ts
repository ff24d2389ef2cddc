import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/transaction.ts';
import { relyingParty } from './relying-party.ts';

interface SignedChallenge {
  readonly challenge: string;
  /** JSON from the browser. */
  readonly response: string;
}

/** Credential created for this challenge. Null when anything is invalid. */
export async function verifyRegistration(services: Services, { challenge, response }: SignedChallenge) {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(services);
  const verified = await nullIfMalformed(() =>
    verifyRegistrationResponse({
      response: JSON.parse(response) as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: false,
    }),
  );
  return verified?.verified ? verified.registrationInfo.credential : null;
}

interface Assertion extends SignedChallenge {
  /** Expected user. Null: any. */
  readonly userId: string | null;
  /** As the only proof it requires user verification. */
  readonly alone: boolean;
}

/**
 * Verifies an assertion and returns the user. Null when invalid. A decreased counter indicates a copy and is
 * rejected.
 */
export async function consumePasskey(tx: Tx, services: Services, assertion: Assertion): Promise<string | null> {
  const { challenge, response, userId, alone } = assertion;
  const credentialId = await nullIfMalformed(async () => JSON.parse(response).id as unknown);
  // PostgreSQL cannot store null characters.
  if (typeof credentialId !== 'string' || !/^[\w-]+$/.test(credentialId)) return null;
  const passkey = await tx.passkey.findUnique({ where: { credentialId }, include: { user: true } });
  if (!passkey || passkey.user.disabledAt || (userId !== null && passkey.userId !== userId)) return null;
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(services);
  const verified = await nullIfMalformed(() =>
    verifyAuthenticationResponse({
      response: JSON.parse(response) as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: alone,
      credential: {
        id: passkey.credentialId,
        publicKey: Uint8Array.from(passkey.publicKey),
        counter: Number(passkey.counter),
        transports: passkey.transports as AuthenticatorTransport[],
      },
    }),
  );
  if (!verified?.verified) return null;
  const counter = BigInt(verified.authenticationInfo.newCounter);
  const fits = counter === 0n ? { counter } : { counter: { lt: counter } };
  const data = { counter, lastUsedAt: services.clock() };
  const { count } = await tx.passkey.updateMany({ where: { id: passkey.id, ...fits }, data });
  return count === 1 ? passkey.userId : null;
}

/** The library throws for invalid input, and external input can be invalid in many ways. */
async function nullIfMalformed<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify();
  } catch {
    return null;
  }
}
