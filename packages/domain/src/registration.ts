import { normalizeEmail } from './emails.ts';
import { LIMITS } from './limits.ts';

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
