import { LIMITS } from './limits.ts';

/** A person's or a workspace's name as we store it, or null: trimmed, one line, something visible in it. */
export function normalizeName(input: string): string | null {
  const name = input.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (name.length === 0 || name.length > LIMITS.nameLength) return null;
  // Control and direction-changing characters can make one name look like another; half a character is none.
  if (/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(name)) return null;
  return /[\p{L}\p{N}]/u.test(name) ? name : null;
}

/** The name by which a person is addressed. Null for a contact who is listed under their number, for want of a name. */
export const spokenName = (name: string): string | null => (/^[-+0-9() ./]{5,}$/.test(name) ? null : name);

/** The same for a variable of a template, which must not be empty: a contact without a name is greeted in a way that reads well in every language. */
export const nameInTemplate = (name: string): string => spokenName(name) ?? '👋';
