import { LIMITS } from './limits.ts';

/**
 * Normalizes the name of a person or workspace to one trimmed line. Null if the name is too long, contains an invalid
 * character, or has no letter or digit.
 */
export function normalizeName(input: string): string | null {
  const name = input.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (name.length === 0 || name.length > LIMITS.nameLength) return null;
  // Reject control and bidirectional characters, which can make one name look like another, and lone surrogates, which
  // cannot be stored.
  if (/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(name)) return null;
  return /[\p{L}\p{N}]/u.test(name) ? name : null;
}

/** Returns the name with which to address a contact. Null if the name is only a phone number. */
export const spokenName = (name: string): string | null => (/^[-+0-9() ./]{5,}$/.test(name) ? null : name);

/**
 * Returns the name for a template variable. A contact without a name gets the symbol 👋, because the variable must not
 * be empty.
 */
export const nameInTemplate = (name: string): string => spokenName(name) ?? '👋';
