import { LIMITS } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import { hashSecret, newSecret } from '../../../crypto/opaque-token.ts';
import type { FactorUndo } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/transaction.ts';

/**
 * Changes that could give another person access to the account. The notification email contains a link that undoes the
 * change.
 */
const UNDOABLE = ['TOTP_ADDED', 'PASSKEY_ADDED', 'RECOVERY_CODE_USED'] as const;
type UndoableChange = (typeof UNDOABLE)[number];

export const isUndoable = (change: string): change is UndoableChange => UNDOABLE.some((one) => one === change);

interface FactorChangeInput {
  readonly userId: string;
  /** Email address to which the undo link is sent. */
  readonly email: string;
  readonly change: UndoableChange;
  readonly passkeyId?: string | undefined;
}

/** Stores the hash of a new undo token and returns the token. */
export async function createFactorUndo(tx: Tx, { clock }: Services, change: FactorChangeInput): Promise<string> {
  const token = newSecret();
  const createdAt = clock();
  const expiresAt = new Date(createdAt.getTime() + LIMITS.factorUndoDays * 86_400_000);
  await tx.factorUndo.create({ data: { ...change, tokenHash: hashOf(token), createdAt, expiresAt } });
  return token;
}

/** Marks the undo token as used and returns its row. Returns a refusal if the token is unknown, used or expired. */
export async function consumeFactorUndo(
  tx: Tx,
  token: string,
  now: Date,
): Promise<FactorUndo | 'TOKEN_INVALID' | 'TOKEN_EXPIRED'> {
  const tokenHash = hashOf(token);
  const undo = await tx.factorUndo.findUnique({ where: { tokenHash } });
  if (!undo) return 'TOKEN_INVALID';
  if (undo.expiresAt <= now) return 'TOKEN_EXPIRED';
  const { count } = await tx.factorUndo.updateMany({ where: { tokenHash, usedAt: null }, data: { usedAt: now } });
  return count === 1 ? undo : 'TOKEN_INVALID';
}

const hashOf = (token: string) => Uint8Array.from(hashSecret(token));
