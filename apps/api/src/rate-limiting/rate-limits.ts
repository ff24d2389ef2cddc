import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { SystemDb } from '../db/system-db.ts';
import { rateLimited } from '../errors/denials.ts';
import { type AddressGroup, addressGroups, SITE_FACTOR } from './client-address.ts';
import { ADDRESS_RULES, type AddressRule, type Rate, type RateRule, RULES } from './rate-rules.ts';

/**
 * Client address with an optional scope, for example an account or a workspace. Each combination has a separate
 * counter.
 */
export interface ClientKey {
  readonly address: string;
  readonly scope?: string;
}

/** Rate limits whose counters are stored in PostgreSQL and therefore shared by all processes. */
export interface RateLimits {
  /**
   * Counts one or more points. Throws RATE_LIMITED if the limit is exceeded. The error contains the seconds to wait.
   */
  take(rule: RateRule, key: string, points?: number): Promise<void>;
  /** Resets a counter, for example after a correct password. */
  forget(rule: RateRule, key: string): Promise<void>;
  /**
   * Counts a point for every network of the address. Throws RATE_LIMITED if a limit is exceeded. The error contains the
   * seconds to wait.
   */
  takeFrom(rule: AddressRule, client: ClientKey): Promise<void>;
  forgetFrom(rule: AddressRule, client: ClientKey): Promise<void>;
  /**
   * Returns the seconds until the address is below its limit, using only the data in the memory of this process.
   * Returns 0 if the address is within the limit, and for rules other than `FLOODS`.
   */
  secondsOver(rule: AddressRule, client: ClientKey): number;
}

/** Numbers of points that settings define instead of the defaults of the rules. */
export type RatePoints = Partial<Record<RateRule, number>>;

export function rateLimits({ pool }: SystemDb, replaced: RatePoints = {}): RateLimits {
  const limiter = (keyPrefix: string, rate: Rate) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      // The library does not delete expired rows, because the job sweep_rate_limits deletes them.
      clearExpiredByTimeout: false,
      keyPrefix,
      ...rate,
      ...(IN_MEMORY.has(keyPrefix) ? { inMemoryBlockOnConsumed: rate.points } : {}),
    });
  const rules = new Map(
    Object.entries(RULES).map(([rule, rate]) => [
      rule,
      limiter(rule, { ...rate, points: replaced[rule as RateRule] ?? rate.points }),
    ]),
  );
  const narrow = new Map(Object.entries(ADDRESS_RULES).map(([rule, rate]) => [rule, limiter(rule, rate)]));
  const wide = new Map(
    Object.entries(ADDRESS_RULES).map(([rule, { points, duration }]) => [
      rule,
      limiter(siteOf(rule), { points: points * SITE_FACTOR, duration }),
    ]),
  );
  const ofGroup = (rule: AddressRule, { factor }: AddressGroup) => (factor === 1 ? narrow : wide).get(rule);
  return {
    take: (rule, key, points = 1) => consume(rules.get(rule), key, points),
    forget: async (rule, key) => void (await rules.get(rule)?.delete(digest(key))),
    takeFrom: async (rule, { address, scope }) => {
      for (const group of addressGroups(address)) await consume(ofGroup(rule, group), keyOf(group, scope), 1);
    },
    secondsOver: (rule, { address, scope }) => {
      const waits = addressGroups(address).map((group) => secondsBlocked(ofGroup(rule, group), keyOf(group, scope)));
      return Math.max(...waits);
    },
    forgetFrom: async (rule, { address, scope }) => {
      for (const group of addressGroups(address)) await ofGroup(rule, group)?.delete(digest(keyOf(group, scope)));
    },
  };
}

const siteOf = (rule: string) => `${rule}:site`;

/**
 * Rule whose exceeded limits are also stored in memory, so that a flood of requests causes no database writes. Its
 * counters are never reset by `forgetFrom`.
 */
const FLOODS: AddressRule = 'provider-requests:address';
const IN_MEMORY: ReadonlySet<string> = new Set([FLOODS, siteOf(FLOODS)]);

const keyOf = ({ key }: AddressGroup, scope = ''): string => JSON.stringify([scope, key]);

function secondsBlocked(limiter: RateLimiterPostgres | undefined, key: string): number {
  if (!limiter) return 0;
  // The library documents this method as public, but its type definitions do not include it.
  const blocks = limiter as unknown as { getInMemoryBlockMsBeforeExpire(key: string): number };
  return Math.ceil(blocks.getInMemoryBlockMsBeforeExpire(limiter.getKey(digest(key))) / 1000);
}

async function consume(limiter: RateLimiterPostgres | undefined, key: string, points: number): Promise<void> {
  try {
    await limiter?.consume(digest(key), points);
  } catch (reason) {
    if (reason instanceof RateLimiterRes) throw rateLimited(Math.max(1, Math.ceil(reason.msBeforeNext / 1000)));
    throw reason;
  }
}

/**
 * Returns the hash of a key. A hash is used because a long email address would not fit into the column and must not be
 * stored.
 */
const digest = (key: string) => createHash('sha256').update(key).digest('base64url');
