import { randomBytes } from 'node:crypto';
import { LIMITS } from '@frontdesk/domain';
import { hashSecret } from '../../crypto/opaque-token.ts';
import type { Tx } from '../../db/transaction.ts';

// Without the letters and digits that look like others.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Ten new ones; those before them open nothing any more. What is answered is the only copy. */
export async function newRecoveryCodes(tx: Tx, userId: string, now: Date): Promise<string[]> {
  const codes = Array.from({ length: LIMITS.recoveryCodes }, newCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, codeHash: hashOf(code), createdAt: now })) });
  return codes;
}

/** With the first factor come the codes that replace it when it is lost; none where there are some already. */
export async function createCodesForFirstFactor(tx: Tx, userId: string, now: Date): Promise<string[]> {
  const stored = await tx.recoveryCode.count({ where: { userId, usedAt: null } });
  return stored > 0 ? [] : newRecoveryCodes(tx, userId, now);
}

/** Each counts once, however many show it at the same time. */
export async function consumeRecoveryCode(
  tx: Tx,
  userId: string,
  shown: { code: string; now: Date },
): Promise<boolean> {
  const where = { userId, codeHash: hashOf(shown.code), usedAt: null };
  const { count } = await tx.recoveryCode.updateMany({ where, data: { usedAt: shown.now } });
  return count === 1;
}

/** Sixteen of 31 letters: 79 bits, so that a hash needs no salt. */
function newCode(): string {
  const letters: string[] = [];
  while (letters.length < 16) {
    // Above 248 some letters would come more often than others.
    const [byte = 255] = randomBytes(1);
    if (byte < LETTERS.length * 8) letters.push(LETTERS[byte % LETTERS.length] ?? '');
  }
  return letters.join('').replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** However it is typed: in capitals, with spaces, without its dashes. */
const hashOf = (code: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hashSecret(code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')));
