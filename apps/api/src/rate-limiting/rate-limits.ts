import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { SystemDb } from '../db/system-db.ts';
import { rateLimited } from '../errors/denials.ts';
import { type AddressGroup, addressGroups, SITE_FACTOR } from './client-address.ts';
import { ADDRESS_RULES, type AddressRule, type Rate, type RateRule, RULES } from './rate-rules.ts';

/** Client address, and what else distinguishes the counter: an account or a workspace. */
export interface ClientKey {
  readonly address: string;
  readonly scope?: string;
}

/** Counters are stored in PostgreSQL, so that parallel requests and processes share them. */
export interface RateLimits {
  /** Takes one or more points, or throws RATE_LIMITED with the seconds to wait. */
  take(rule: RateRule, key: string, points?: number): Promise<void>;
  /** Resets a counter, for example after a correct password. */
  forget(rule: RateRule, key: string): Promise<void>;
  /** Takes a point in every group of the address, or throws RATE_LIMITED with the seconds to wait. */
  takeFrom(rule: AddressRule, client: ClientKey): Promise<void>;
  forgetFrom(rule: AddressRule, client: ClientKey): Promise<void>;
  /** Seconds for which this process knows that an address is at its limit, without asking the database; 0 within it. */
  secondsOver(rule: AddressRule, client: ClientKey): number;
}

/** Points of rules that a setting replaces. */
export type RatePoints = Partial<Record<RateRule, number>>;

export function rateLimits({ pool }: SystemDb, replaced: RatePoints = {}): RateLimits {
  const limiter = (keyPrefix: string, rate: Rate) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      // The job sweep_rate_limits removes expired rows.
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

/** At their limit these are refused from memory, so that a flood costs no writes. None of them is ever forgotten. */
const FLOODS: AddressRule = 'provider-requests:address';
const IN_MEMORY: ReadonlySet<string> = new Set([FLOODS, siteOf(FLOODS)]);

const keyOf = ({ key }: AddressGroup, scope = ''): string => JSON.stringify([scope, key]);

function secondsBlocked(limiter: RateLimiterPostgres | undefined, key: string): number {
  if (!limiter) return 0;
  // A public method of the library that its types leave out.
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

/** Hashed, because a long email address would not fit the column and need not be stored. */
const digest = (key: string) => createHash('sha256').update(key).digest('base64url');
