import type { Services } from '../../auth/context.ts';
import type { Tx } from '../../db/transaction.ts';
import { type Purpose, spendChallenge } from './challenges.ts';
import { spendPasskey } from './passkeys.ts';

/** What an authenticator answered, and the challenge that it answers. */
export interface PasskeyProof {
  readonly challenge: string;
  readonly response: string;
}

interface Wanted {
  readonly purpose: Purpose;
  readonly userId: string | null;
  readonly pending?: string | null;
}

/** Whose passkey proves what is wanted; null when it proves nothing. Only beside a password it may be without a PIN. */
export async function provenByPasskey(
  tx: Tx,
  services: Services,
  { wanted, proof }: { wanted: Wanted; proof: PasskeyProof },
): Promise<string | null> {
  const challenge = await spendChallenge(tx, { ...wanted, id: proof.challenge, now: services.clock() });
  if (challenge === null) return null;
  const alone = wanted.purpose !== 'SECOND_STEP';
  return spendPasskey(tx, services, { challenge, response: proof.response, userId: wanted.userId, alone });
}
