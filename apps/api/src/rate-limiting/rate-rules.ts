export interface Rate {
  readonly points: number;
  /** Length of the time window in seconds. */
  readonly duration: number;
}

/**
 * Limits per client address. IPv4 is limited per address; IPv6 is limited per /64 and, with a limit that is
 * `SITE_FACTOR` times higher, per /48.
 */
export const ADDRESS_RULES = {
  'sign-in:account': { points: 10, duration: 15 * 60 },
  'sign-in:address': { points: 100, duration: 15 * 60 },
  'passkey:address': { points: 300, duration: 15 * 60 },
  'register:address': { points: 20, duration: 60 * 60 },
  'mail:address': { points: 50, duration: 60 * 60 },
  'form:address': { points: 30, duration: 10 * 60 },
  // Each answer that is saved in a form for contacts is a separate request, so the limit is high.
  'surface:address': { points: 600, duration: 10 * 60 },
  // Requests to provider webhooks without a valid signature.
  'provider-requests:address': { points: 100, duration: 60 },
} as const satisfies Readonly<Record<string, Rate>>;

/** Limits per account, member, workspace or other key that does not depend on the client address. */
export const RULES = {
  // Counts sign-in attempts from browsers that are not trusted devices of the account, from all addresses together.
  'sign-in:strangers': { points: 100, duration: 60 * 60 },
  // Trusted devices have a separate counter, so that an attacker cannot use up the attempts of the account's owner.
  'sign-in:device': { points: 10, duration: 15 * 60 },
  // The user has already entered the correct password, so attempts are counted per account rather than per address.
  'second-factor:account': { points: 10, duration: 15 * 60 },
  'voice-check:account': { points: 10, duration: 15 * 60 },
  'confirm:account': { points: 10, duration: 15 * 60 },
  'verify:account': { points: 20, duration: 15 * 60 },
  'register:mailbox': { points: 5, duration: 60 * 60 },
  'mail:account': { points: 5, duration: 60 * 60 },
  'invite:workspace': { points: 100, duration: 60 * 60 },
  'organization:user': { points: 20, duration: 60 * 60 },
  // Each attempt sends a request to a provider, which has its own rate limits.
  'verify:integrations': { points: 30, duration: 60 * 60 },
  'verify:sources': { points: 60, duration: 60 * 60 },
  'listen:member': { points: 120, duration: 60 * 60 },
  'list:slots': { points: 600, duration: 60 * 60 },
  'test:webhooks': { points: 60, duration: 60 * 60 },
  'access:member': { points: 10, duration: 60 * 60 },
  // The provider charges the workspace for each test message.
  'try:workspace': { points: 200, duration: 60 * 60 },
  'draft:workspace': { points: 600, duration: 60 * 60 },
  'upload:member': { points: 30, duration: 60 * 60 },
  'form:workspace': { points: 1000, duration: 60 * 60 },
  // More than three times the number of requests that campaigns can cause: 3,000 messages per minute with three reports
  // each.
  'provider-events:workspace': { points: 30_000, duration: 60 },
} as const satisfies Readonly<Record<string, Rate>>;

export type AddressRule = keyof typeof ADDRESS_RULES;
export type RateRule = keyof typeof RULES;
