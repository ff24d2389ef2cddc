import { LIMITS } from './limits.ts';

// Deliberately simple: one @, no spaces or control characters, a dot in the domain. The verification email is the
// real check.
const SHAPE = /^[^\s@"(),:;<>[\]\\\p{C}]+@[^\s@"(),:;<>[\]\\\p{C}]+\.[^\s@"(),:;<>[\]\\\p{C}.]{2,}$/u;

/** Normalizes an email address for storage and comparison. Null when invalid. */
export function normalizeEmail(input: string): string | null {
  const email = input.trim().normalize('NFC').toLowerCase();
  if (email.length > LIMITS.emailLength || email.includes('..')) return null;
  return SHAPE.test(email) ? email : null;
}
