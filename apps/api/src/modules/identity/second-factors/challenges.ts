import type { RequestContext } from '../../../auth/context.ts';
import { hashSecret } from '../../../crypto/opaque-token.ts';
import type { Tx } from '../../../db/transaction.ts';

const MINUTES = 5;

/** Purpose of a challenge. A response to the challenge is not accepted for any other purpose. */
export type Purpose = 'REGISTER' | 'SIGN_IN' | 'SECOND_STEP' | 'CONFIRM';

interface ChallengeToStore {
  readonly purpose: Purpose;
  readonly challenge: string;
  /**
   * User who must respond to the challenge. Null for a sign-in without a password, in which the passkey identifies the
   * user, and for an unknown pending sign-in.
   */
  readonly userId: string | null;
  /** Token of the pending sign-in that the passkey completes. Null or omitted for other purposes. */
  readonly challengeToken?: string | null;
}

/** Stores a challenge, deletes expired challenges and returns the id of the new one. */
export async function storeChallenge(
  ctx: RequestContext,
  { purpose, challenge, userId, challengeToken }: ChallengeToStore,
) {
  const { database, clock } = ctx.services;
  const { passkeyChallenge } = database.system.prisma;
  const pendingHash = challengeToken ? hash(challengeToken) : null;
  const expiresAt = new Date(clock().getTime() + MINUTES * 60_000);
  await passkeyChallenge.deleteMany({ where: { expiresAt: { lt: clock() } } });
  const { id } = await passkeyChallenge.create({ data: { purpose, challenge, userId, pendingHash, expiresAt } });
  return id;
}

interface ChallengeResponse extends Omit<ChallengeToStore, 'challenge'> {
  readonly id: string;
  readonly now: Date;
}

/**
 * Deletes a challenge and returns it, so that each challenge can be used only once. Returns null if the challenge is
 * unknown or expired, or was created for another purpose, user or sign-in.
 */
export async function consumeChallenge(
  tx: Tx,
  { id, purpose, userId, challengeToken, now }: ChallengeResponse,
): Promise<string | null> {
  if (!UUID.test(id)) return null;
  const [row] = await tx.sql<{ challenge: string; user_id: string | null; pending_hash: Buffer | null }>`
    delete from passkey_challenges where id = ${id} and purpose = ${purpose} and expires_at > ${now}
    returning challenge, user_id, pending_hash`;
  const bound = challengeToken ? Buffer.from(hash(challengeToken)) : null;
  if (!row || row.user_id !== userId || !isSameBuffer(row.pending_hash, bound)) return null;
  return row.challenge;
}

const isSameBuffer = (a: Buffer | null, b: Buffer | null) => (a === null || b === null ? a === b : a.equals(b));
const hash = (token: string) => Uint8Array.from(hashSecret(token));
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
