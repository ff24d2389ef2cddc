import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/transaction.ts';

/** Returns the WebAuthn relying party. Passkeys are accepted only from its origin. */
export function relyingParty({ publicBaseUrl }: Pick<Services, 'publicBaseUrl'>) {
  const { hostname, origin } = new URL(publicBaseUrl);
  return { id: hostname, origin };
}

interface SignedChallenge {
  readonly challenge: string;
  /** Authenticator response as JSON, as sent by the browser. */
  readonly response: string;
}

/**
 * Verifies the registration of a passkey and returns the credential. Returns null if any part of the response is
 * invalid.
 */
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
  /** User who must own the passkey. If null, a passkey of any user is accepted. */
  readonly userId: string | null;
  /** True if the passkey is the only factor, in which case user verification (PIN or biometrics) is required. */
  readonly alone: boolean;
}

/**
 * Verifies a passkey response, records the use, and returns the passkey's user. Returns null if the response is invalid
 * or the user is disabled. A signature counter that did not increase indicates a cloned passkey and is rejected, unless
 * the authenticator always sends zero.
 */
export async function consumePasskey(tx: Tx, services: Services, assertion: Assertion): Promise<string | null> {
  const { challenge, response, userId, alone } = assertion;
  const credentialId = await nullIfMalformed(async () => JSON.parse(response).id as unknown);
  // The pattern also excludes null characters, which PostgreSQL cannot store.
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

/** Returns the result, or null if the library throws an error, which any malformed input can cause. */
async function nullIfMalformed<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify();
  } catch {
    return null;
  }
}
