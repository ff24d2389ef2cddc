import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JobHelpers } from 'graphile-worker';
import pg from 'pg';
import { as } from '../../test/testkit/as.ts';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { rows } from '../../test/testkit/rows.ts';
import { sweepRateLimits } from '../jobs/sweep-expired-rows.ts';
import { SITE_FACTOR } from './client-address.ts';
import { ADDRESS_RULES } from './rate-rules.ts';

let fd: TestFrontdesk;
let pool: pg.Pool;
beforeAll(async () => {
  fd = await startFrontdesk();
  pool = new pg.Pool({ connectionString: fd.database.systemUrl, max: 2 });
});
afterAll(async () => {
  await pool.end();
  await fd.close();
});

const LIMIT = ADDRESS_RULES['passkey:address'].points;
const START = 'mutation { startPasskeyAuthentication { challenge } }';
const startFrom = (from: string) => as(fd, { from }).denied(START);
const take = (address: string) => fd.services.rateLimits.takeFrom('passkey:address', { address });

/**
 * Returns the number of calls that were within the limit. Calls run in batches, because too many concurrent ones would
 * wait for a connection.
 */
async function admitted(addresses: readonly string[]): Promise<number> {
  let count = 0;
  for (let first = 0; first < addresses.length; first += 100) {
    const taken = await Promise.allSettled(addresses.slice(first, first + 100).map(take));
    count += taken.filter(({ status }) => status === 'fulfilled').length;
    const other = taken.find((one) => one.status === 'rejected' && one.reason.code !== 'RATE_LIMITED');
    expect(other).toBeUndefined();
  }
  return count;
}

describe('a limit by client address', () => {
  it('counts all addresses of one /64 together, over HTTP [S11]', async () => {
    const network = '2001:db8:a:1';
    for (let n = 1; n < LIMIT; n += 1) await take(`${network}:${n.toString(16)}::1`);
    expect(await startFrom(`${network}:ffff::1`)).toBeNull();
    expect(await startFrom(`${network}:ffff::2`)).toBe('RATE_LIMITED');
    expect(await startFrom('2001:db8:a:2::1')).toBeNull();
  });

  it('needs one counter for 10,000 addresses of one /64, and one for their /48 [S11]', async () => {
    const count = () => rows<{ count: number }>(fd, 'select count(*)::int as count from rate_limits');
    const [before] = await count();
    const addresses = Array.from({ length: 10_000 }, (_, n) => `2001:db8:b:1:${n.toString(16)}::1`);
    expect(await admitted(addresses)).toBe(LIMIT);
    const [after] = await count();
    expect((after?.count ?? 0) - (before?.count ?? 0)).toBe(2);
  });

  it('counts a /48 with a higher limit [S11]', async () => {
    const networks = Array.from({ length: SITE_FACTOR + 1 }, (_, n) => `2001:db8:c:${n + 1}::1`);
    const calls = networks.flatMap((address) => Array.from({ length: LIMIT }, () => address));
    expect(await admitted(calls)).toBe(LIMIT * SITE_FACTOR);
    await expect(take('2001:db8:c:ff::1')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await expect(take('2001:db8:d:ff::1')).resolves.toBeUndefined();
  });

  it('counts an IPv4-mapped address as the IPv4 address [S11]', async () => {
    await Promise.all(Array.from({ length: LIMIT }, () => take('::ffff:198.51.100.7')));
    await expect(take('198.51.100.7')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await expect(take('198.51.100.8')).resolves.toBeUndefined();
  });
});

describe('the sweep of rate limits', () => {
  const sweep = (batch?: number) =>
    sweepRateLimits(fd.services.clock, batch)({}, {
      query: (text: string, values: unknown[]) => pool.query(text, values),
    } as unknown as JobHelpers);
  const insert = async (expire: number, count = 1) => {
    const name = `test:${randomUUID()}`;
    await rows(fd, `insert into rate_limits select $1 || n, 1, $2 from generate_series(1, $3::int) n`, [
      name,
      expire,
      count,
    ]);
    const left = async () =>
      (await rows<{ count: number }>(fd, `select count(*)::int from rate_limits where key like $1 || '%'`, [name]))[0]
        ?.count;
    return { name, left };
  };

  it('removes expired counters and keeps active ones', async () => {
    const now = fd.services.clock().getTime();
    const expired = await insert(now - 1, 25);
    const current = await insert(now + 60_000);
    await sweep(10);
    expect([await expired.left(), await current.left()]).toEqual([0, 1]);
    fd.advance({ minutes: 2 });
    await sweep();
    expect(await current.left()).toBe(0);
  });

  it('does not wait for a locked counter', async () => {
    const expired = await insert(fd.services.clock().getTime() - 1, 3);
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query('update rate_limits set points = 2 where key = $1', [`${expired.name}1`]);
      await sweep();
      expect(await expired.left()).toBe(1);
      await client.query('commit');
    } finally {
      client.release();
    }
    await sweep();
    expect(await expired.left()).toBe(0);
  });

  it('runs on a schedule', async () => {
    const { queuesOf } = await import('../jobs/queues.ts');
    const items = queuesOf({ sweep_rate_limits: async () => {} }).flatMap((queue) => queue.parsedCronItems);
    expect(items.map(({ task }) => task)).toContain('sweep_rate_limits');
  });
});
