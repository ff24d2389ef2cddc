import { LIMITS } from './limits.ts';

/**
 * Normalizes the name of a person or workspace: trimmed, one line, with at least one letter or digit. Null when
 * invalid.
 */
export function normalizeName(input: string): string | null {
  const name = input.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (name.length === 0 || name.length > LIMITS.nameLength) return null;
  // Control and bidirectional characters can make one name look like another. Lone surrogates are invalid.
  if (/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(name)) return null;
  return /[\p{L}\p{N}]/u.test(name) ? name : null;
}

/** Name to address a contact by. Null when the contact has a phone number in place of a name. */
export const spokenName = (name: string): string | null => (/^[-+0-9() ./]{5,}$/.test(name) ? null : name);

/** Name for a template variable, which must not be empty. Contacts without a name get a neutral greeting. */
export const nameInTemplate = (name: string): string => spokenName(name) ?? '👋';
