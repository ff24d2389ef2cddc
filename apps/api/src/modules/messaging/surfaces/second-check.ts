import { randomInt } from 'node:crypto';
import {
  BIRTH_DATE_FIELDS,
  birthDateOf,
  CONFIDENCE,
  SURFACE_CHECK_LIMITS,
  type SurfaceContent,
  type SurfaceSender,
} from '@frontdesk/domain';
import { hashSecret, sameHash } from '../../../crypto/opaque-token.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { type Refused, refused } from '../../../errors/refused.ts';
import { readContactFields } from '../../world-model/entities/index.ts';
import { findCodeSenders } from './code-senders.ts';
import type { SurfaceRow } from './surfaces.repository.ts';

interface CheckedRecipient {
  readonly contactId: string;
  readonly sender: SurfaceSender;
  readonly now: Date;
}

/** Returns why a form with a second check cannot be sent to a contact, or null if it can. */
export async function findCheckRefusal(
  tx: Tx,
  { secondCheck = 'NONE' }: Pick<SurfaceContent, 'secondCheck'>,
  recipient: CheckedRecipient,
): Promise<Refused | null> {
  if (secondCheck === 'BIRTH_DATE' && (await knownBirthDate(tx, recipient.contactId)) === null)
    return refused('SURFACE_BIRTH_DATE_UNKNOWN', 'templateId');
  if (secondCheck === 'CODE' && (await findCodeSenders(tx, recipient)).length === 0)
    return refused('SURFACE_CODE_NOT_SENDABLE', 'templateId');
  return null;
}

/** Returns the birth date in the record of the contact. Null if it is incomplete or not at least confirmed. */
async function knownBirthDate(tx: Tx, contactId: string): Promise<string | null> {
  const fields = await readContactFields(tx, contactId, BIRTH_DATE_FIELDS);
  const date = birthDateOf(new Map([...fields].filter(([, { confidence }]) => confidence >= CONFIDENCE.confirmed)));
  return date !== null && DAY.test(date) ? date : null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const newCode = (): string =>
  String(randomInt(10 ** SURFACE_CHECK_LIMITS.codeDigits)).padStart(SURFACE_CHECK_LIMITS.codeDigits, '0');

/**
 * Returns the hash under which a code is stored. It includes the token of the link, which is not stored, so that the
 * code cannot be found by trying all codes.
 */
export const hashCode = (token: string, code: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hashSecret(`${token} ${code}`));

/** Result of a try. MALFORMED: the text is not a code or a date, which is not counted as a wrong try. */
export type TryResult = 'RIGHT' | 'WRONG' | 'MALFORMED' | 'EXPIRED';

interface Try {
  readonly token: string;
  /** Code or birth date as entered. */
  readonly value: string;
  readonly now: Date;
}

/** Compares an entered code or birth date in constant time. */
export async function compareTry(tx: Tx, surface: SurfaceRow, { token, value, now }: Try): Promise<TryResult> {
  if (surface.secondCheck === 'BIRTH_DATE') {
    const given = value.trim();
    if (!DAY.test(given)) return 'MALFORMED';
    const known = await knownBirthDate(tx, surface.contactId);
    return known !== null && sameHash(hashSecret(known), hashSecret(given)) ? 'RIGHT' : 'WRONG';
  }
  const code = digitsOf(value);
  if (code.length !== SURFACE_CHECK_LIMITS.codeDigits) return 'MALFORMED';
  if (!surface.codeExpiresAt || surface.codeExpiresAt <= now) return 'EXPIRED';
  return sameHash(surface.codeHash, hashCode(token, code)) ? 'RIGHT' : 'WRONG';
}

/** Code points of zero in the Arabic and the Persian digits, which follow each other as the ASCII digits. */
const ZEROS = [0x660, 0x6f0];

/** Returns the digits of a text as ASCII digits, because phones with an Arabic keyboard enter Arabic digits. */
const digitsOf = (text: string): string =>
  [...text]
    .map((character) => {
      const point = character.codePointAt(0) ?? 0;
      const zero = ZEROS.find((one) => point >= one && point < one + 10);
      return zero === undefined ? character : String(point - zero);
    })
    .join('')
    .replaceAll(/\D/g, '');
