import { randomBytes } from 'node:crypto';
import { LIMITS } from '@frontdesk/domain';
import { hashSecret } from '../../../crypto/opaque-token.ts';
import type { Tx } from '../../../db/transaction.ts';

// Without characters that look alike.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Creates ten codes and invalidates earlier ones. The result is the only copy. */
export async function newRecoveryCodes(tx: Tx, userId: string, now: Date): Promise<string[]> {
  const codes = Array.from({ length: LIMITS.recoveryCodes }, newCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, codeHash: hashOf(code), createdAt: now })) });
  return codes;
}

/** Creates recovery codes with the first factor. None when codes exist. */
export async function createCodesForFirstFactor(tx: Tx, userId: string, now: Date): Promise<string[]> {
  const stored = await tx.recoveryCode.count({ where: { userId, usedAt: null } });
  return stored > 0 ? [] : newRecoveryCodes(tx, userId, now);
}

/** Consumes a code once, also with concurrent requests. */
export async function consumeRecoveryCode(
  tx: Tx,
  userId: string,
  shown: { code: string; now: Date },
): Promise<boolean> {
  const where = { userId, codeHash: hashOf(shown.code), usedAt: null };
  const { count } = await tx.recoveryCode.updateMany({ where, data: { usedAt: shown.now } });
  return count === 1;
}

/** Sixteen of 31 characters: 79 bits, so hashes need no salt. */
function newCode(): string {
  const letters: string[] = [];
  while (letters.length < 16) {
    // Values above 248 would make some characters more frequent.
    const [byte = 255] = randomBytes(1);
    if (byte < LETTERS.length * 8) letters.push(LETTERS[byte % LETTERS.length] ?? '');
  }
  return letters.join('').replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** Ignores case, spaces and dashes. */
const hashOf = (code: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hashSecret(code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')));
