import { LIMITS } from './limits.ts';

// A simple check for one @, a dot in the domain, and no spaces or control characters. The format is not checked
// further, because the verification email proves that the address exists.
const SHAPE = /^[^\s@"(),:;<>[\]\\\p{C}]+@[^\s@"(),:;<>[\]\\\p{C}]+\.[^\s@"(),:;<>[\]\\\p{C}.]{2,}$/u;

/** Normalizes an email address for storage and comparison. Null if the address is invalid. */
export function normalizeEmail(input: string): string | null {
  const email = input.trim().normalize('NFC').toLowerCase();
  if (email.length > LIMITS.emailLength || email.includes('..')) return null;
  return SHAPE.test(email) ? email : null;
}

/** Who can register: anyone, invited addresses, addresses of certain domains, or no one. */
export const REGISTRATION_MODES = ['OPEN', 'INVITED', 'DOMAINS', 'CLOSED'] as const;
export type RegistrationMode = (typeof REGISTRATION_MODES)[number];

/** Converts domains to lower case and removes duplicates. Null if a domain is invalid or there are too many. */
export function normalizeDomains(given: readonly string[]): string[] | null {
  const domains = [...new Set(given.map((domain) => domain.trim().toLowerCase()))];
  const known = domains.every((domain) => normalizeEmail(`x@${domain}`) === `x@${domain}`);
  return known && domains.length <= LIMITS.allowedDomains ? domains : null;
}

export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1);
