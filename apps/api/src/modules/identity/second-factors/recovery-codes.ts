import { randomBytes } from 'node:crypto';
import { LIMITS } from '@frontdesk/domain';
import { hashSecret } from '../../../crypto/opaque-token.ts';
import type { Tx } from '../../../db/transaction.ts';

// Excludes characters that are easily confused, such as 0 and o.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * Replaces the user's recovery codes with new ones and returns them. Only hashes are stored, so the codes cannot be
 * shown again.
 */
export async function newRecoveryCodes(tx: Tx, userId: string, now: Date): Promise<string[]> {
  const codes = Array.from({ length: LIMITS.recoveryCodes }, newCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, codeHash: hashOf(code), createdAt: now })) });
  return codes;
}

/** Creates recovery codes and returns them. Returns an empty array if the user still has unused codes. */
export async function createCodesForFirstFactor(tx: Tx, userId: string, now: Date): Promise<string[]> {
  const stored = await tx.recoveryCode.count({ where: { userId, usedAt: null } });
  return stored > 0 ? [] : newRecoveryCodes(tx, userId, now);
}

/**
 * Marks a recovery code as used. Returns false for a wrong or used code. Of several concurrent requests, only one can
 * use a code.
 */
export async function consumeRecoveryCode(
  tx: Tx,
  userId: string,
  shown: { code: string; now: Date },
): Promise<boolean> {
  const where = { userId, codeHash: hashOf(shown.code), usedAt: null };
  const { count } = await tx.recoveryCode.updateMany({ where, data: { usedAt: shown.now } });
  return count === 1;
}

/**
 * Returns a random recovery code. A code of 16 characters from an alphabet of 31 has 79 bits of entropy, so the hashes
 * need no salt.
 */
function newCode(): string {
  const letters: string[] = [];
  while (letters.length < 16) {
    // Discards bytes of 248 or more, so that all characters are equally likely.
    const [byte = 255] = randomBytes(1);
    if (byte < LETTERS.length * 8) letters.push(LETTERS[byte % LETTERS.length] ?? '');
  }
  return letters.join('').replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** Returns the hash of a code. Ignores case and all characters except letters and digits. */
const hashOf = (code: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hashSecret(code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')));
