import { LIMITS } from './limits.ts';

// Deliberately plain: one @, no spaces or control characters, a dot in the domain. The verification mail is the real test.
const SHAPE = /^[^\s@"(),:;<>[\]\\\p{C}]+@[^\s@"(),:;<>[\]\\\p{C}]+\.[^\s@"(),:;<>[\]\\\p{C}.]{2,}$/u;

/** The address as we store and compare it, or null when it is not one. */
export function normalizeEmail(input: string): string | null {
  const email = input.trim().normalize('NFC').toLowerCase();
  if (email.length > LIMITS.emailLength || email.includes('..')) return null;
  return SHAPE.test(email) ? email : null;
}
