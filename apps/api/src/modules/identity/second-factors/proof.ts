import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/transaction.ts';
import { consumeChallenge, type Purpose } from './challenges.ts';
import { consumePasskey } from './passkeys.ts';

/** Signed response of an authenticator, with the id of its challenge. */
export interface PasskeyProof {
  readonly challenge: string;
  readonly response: string;
}

interface ExpectedProof {
  readonly purpose: Purpose;
  readonly userId: string | null;
  readonly challengeToken?: string | null;
}

/**
 * Verifies a passkey response and returns its user, or null if it is invalid. User verification (PIN or biometrics) is
 * optional only in the step after a password.
 */
export async function verifyPasskeyProof(
  tx: Tx,
  services: Services,
  { wanted, proof }: { wanted: ExpectedProof; proof: PasskeyProof },
): Promise<string | null> {
  const challenge = await consumeChallenge(tx, { ...wanted, id: proof.challenge, now: services.clock() });
  if (challenge === null) return null;
  const alone = wanted.purpose !== 'SECOND_STEP';
  return consumePasskey(tx, services, { challenge, response: proof.response, userId: wanted.userId, alone });
}
