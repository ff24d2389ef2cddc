import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { SystemDb } from '../db/system-db.ts';
import { rateLimited } from '../errors/denials.ts';
import { type AddressGroup, addressGroups, SITE_FACTOR } from './client-address.ts';
import { ADDRESS_RULES, type AddressRule, type RateRule, RULES } from './rate-rules.ts';

/** Where a request comes from, and what else distinguishes the counter: an account, a workspace. */
export interface ClientKey {
  readonly address: string;
  readonly scope?: string;
}

/** The counters live in PostgreSQL: parallel requests and other processes share them. */
export interface RateLimits {
  /** Takes a point, or so many at once, or throws RATE_LIMITED with the seconds to wait. */
  take(rule: RateRule, key: string, points?: number): Promise<void>;
  /** Resets the counter: a right password ends the count of wrong ones. */
  forget(rule: RateRule, key: string): Promise<void>;
  /** Takes a point of every group that the address belongs to, or throws RATE_LIMITED with the seconds to wait. */
  takeFrom(rule: AddressRule, client: ClientKey): Promise<void>;
  forgetFrom(rule: AddressRule, client: ClientKey): Promise<void>;
}

export function rateLimits({ pool }: SystemDb): RateLimits {
  const limiter = (keyPrefix: string, rate: { points: number; duration: number }) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      // The job sweep_rate_limits removes expired rows.
      clearExpiredByTimeout: false,
      keyPrefix,
      ...rate,
    });
  const rules = new Map(Object.entries(RULES).map(([rule, rate]) => [rule, limiter(rule, rate)]));
  const narrow = new Map(Object.entries(ADDRESS_RULES).map(([rule, rate]) => [rule, limiter(rule, rate)]));
  const wide = new Map(
    Object.entries(ADDRESS_RULES).map(([rule, { points, duration }]) => [
      rule,
      limiter(`${rule}:site`, { points: points * SITE_FACTOR, duration }),
    ]),
  );
  const ofGroup = (rule: AddressRule, { factor }: AddressGroup) => (factor === 1 ? narrow : wide).get(rule);
  return {
    take: (rule, key, points = 1) => consume(rules.get(rule), key, points),
    forget: async (rule, key) => void (await rules.get(rule)?.delete(digest(key))),
    takeFrom: async (rule, { address, scope }) => {
      for (const group of addressGroups(address)) await consume(ofGroup(rule, group), keyOf(group, scope), 1);
    },
    forgetFrom: async (rule, { address, scope }) => {
      for (const group of addressGroups(address)) await ofGroup(rule, group)?.delete(digest(keyOf(group, scope)));
    },
  };
}

const keyOf = ({ key }: AddressGroup, scope = ''): string => JSON.stringify([scope, key]);

async function consume(limiter: RateLimiterPostgres | undefined, key: string, points: number): Promise<void> {
  try {
    await limiter?.consume(digest(key), points);
  } catch (reason) {
    if (reason instanceof RateLimiterRes) throw rateLimited(Math.max(1, Math.ceil(reason.msBeforeNext / 1000)));
    throw reason;
  }
}

/** The longest address would not fit the column, and the table has no business with addresses. */
const digest = (key: string) => createHash('sha256').update(key).digest('base64url');
