import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { SystemDb } from '../db/system-db.ts';
import { rateLimited } from '../errors/denials.ts';

/** How often, for whom. The counters live in PostgreSQL: parallel guesses and other processes meet the same ones. */
const RULES = {
  'sign-in:account': { points: 10, duration: 15 * 60 },
  'sign-in:address': { points: 100, duration: 15 * 60 },
  // All networks together, for browsers that the account was never used in.
  'sign-in:strangers': { points: 100, duration: 60 * 60 },
  // A browser that the account was used in counts for itself: strangers cannot use up its tries.
  'sign-in:device': { points: 10, duration: 15 * 60 },
  // Whoever tries has the password already: the account is what is counted, from wherever they come.
  'second-factor:account': { points: 10, duration: 15 * 60 },
  'confirm:account': { points: 10, duration: 15 * 60 },
  'passkey:address': { points: 300, duration: 15 * 60 },
  'verify:account': { points: 20, duration: 15 * 60 },
  'register:mailbox': { points: 5, duration: 60 * 60 },
  'register:address': { points: 20, duration: 60 * 60 },
  'mail:account': { points: 5, duration: 60 * 60 },
  'invite:workspace': { points: 100, duration: 60 * 60 },
  'organization:user': { points: 20, duration: 60 * 60 },
  // Each asks a provider, who counts too.
  'verify:integrations': { points: 30, duration: 60 * 60 },
  'verify:sources': { points: 60, duration: 60 * 60 },
  'listen:member': { points: 120, duration: 60 * 60 },
  'list:slots': { points: 600, duration: 60 * 60 },
  'test:webhooks': { points: 60, duration: 60 * 60 },
  'access:member': { points: 10, duration: 60 * 60 },
  // Each turn of a test chat is paid for at the workspace's own provider.
  'try:workspace': { points: 200, duration: 60 * 60 },
  'upload:member': { points: 30, duration: 60 * 60 },
  'form:address': { points: 30, duration: 10 * 60 },
  'form:workspace': { points: 1000, duration: 60 * 60 },
} as const;

export type RateRule = keyof typeof RULES;

export interface RateLimits {
  /** Takes a point, or so many at once, or throws RATE_LIMITED with the seconds to wait. */
  take(rule: RateRule, key: string, points?: number): Promise<void>;
  /** Forgets what was taken: a right password ends the count of wrong ones. */
  forget(rule: RateRule, key: string): Promise<void>;
}

export function rateLimits({ pool }: SystemDb): RateLimits {
  const limiters = new Map<RateRule, RateLimiterPostgres>();
  for (const [rule, limits] of Object.entries(RULES)) {
    const options = {
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
    };
    limiters.set(rule as RateRule, new RateLimiterPostgres({ ...options, keyPrefix: rule, ...limits }));
  }
  const limiter = (rule: RateRule) => limiters.get(rule) as RateLimiterPostgres;
  return {
    take: async (rule, key, points = 1) => {
      try {
        await limiter(rule).consume(digest(key), points);
      } catch (reason) {
        if (reason instanceof RateLimiterRes) throw rateLimited(Math.max(1, Math.ceil(reason.msBeforeNext / 1000)));
        throw reason;
      }
    },
    forget: async (rule, key) => {
      await limiter(rule).delete(digest(key));
    },
  };
}

/** The longest address would not fit the column, and the table has no business with addresses. */
const digest = (key: string) => createHash('sha256').update(key).digest('base64url');
