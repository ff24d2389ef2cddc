import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Services } from '../../auth/context.ts';
import type { Tx } from '../../db/transaction.ts';
import { relyingParty } from './relying-party.ts';

interface SignedChallenge {
  readonly challenge: string;
  /** JSON, as the browser made it. */
  readonly response: string;
}

/** The credential that an authenticator made for this challenge; null when anything about it is not as it should be. */
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
  /** Whose it must be; null: whosever it is. */
  readonly userId: string | null;
  /** As the only proof it says that the device knew its owner, too. */
  readonly alone: boolean;
}

/** Whose passkey signed; null when none of theirs did. A counter that went back is a copy, and is not taken. */
export async function consumePasskey(tx: Tx, services: Services, assertion: Assertion): Promise<string | null> {
  const { challenge, response, userId, alone } = assertion;
  const credentialId = await nullIfMalformed(async () => JSON.parse(response).id as unknown);
  // PostgreSQL has no word for a zero character.
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

/** The library says with an exception what does not fit; whatever came from outside may not fit in many ways. */
async function nullIfMalformed<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify();
  } catch {
    return null;
  }
}
