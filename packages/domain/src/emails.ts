import { LIMITS } from './limits.ts';

// A simple check for one @, a dot in the domain, and no spaces or control characters. The verification email proves
// that the address exists.
const SHAPE = /^[^\s@"(),:;<>[\]\\\p{C}]+@[^\s@"(),:;<>[\]\\\p{C}]+\.[^\s@"(),:;<>[\]\\\p{C}.]{2,}$/u;

/** Normalizes an email address for storage and comparison. Null if the address is invalid. */
export function normalizeEmail(input: string): string | null {
  const email = input.trim().normalize('NFC').toLowerCase();
  if (email.length > LIMITS.emailLength || email.includes('..')) return null;
  return SHAPE.test(email) ? email : null;
}
