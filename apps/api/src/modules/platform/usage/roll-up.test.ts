import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type BuiltWorkspace, buildWorkspace, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { until } from '../../../../test/testkit/until.ts';
import { buildUsageEvent, buildUsageHour, rollUp } from '../../../../test/testkit/usage.ts';
import { prismaFolder } from '../../../db/prisma-folder.ts';
import { mailer } from '../../../email/mailer.ts';
import { startWorker } from '../../../jobs/worker.ts';
import { pruneUsageJob } from './index.ts';
import { type MeteredEffect, meter } from './meter.ts';
import { rollUpUsage } from './roll-up-usage.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace;
let globex: BuiltWorkspace;
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const dbOf = ({ id }: BuiltWorkspace) => fd.services.database.forWorkspace(id);
const hoursOf = ({ id }: BuiltWorkspace) =>
  rows(
    fd,
    `select meter, traffic, to_char(hour at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as hour, quantity::int as quantity
       from usage_hours where workspace_id = $1 order by 1, 2, 3`,
    [id],
  );
const eventsOf = async ({ id }: BuiltWorkspace) =>
  (await rows(fd, 'select key from usage_events where workspace_id = $1 order by 1', [id])).map(({ key }) => key);

const SUBJECT = '01990000-0000-7000-8000-000000000000';
const effect = (key: string, at: string, quantity = 1, name: MeteredEffect['meter'] = 'messages_out') => ({
  meter: name,
  quantity,
  key,
  at: new Date(at),
  subjectId: SUBJECT,
});

/** Pseudorandom numbers from 0 to 1. The same seed returns the same numbers. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

describe('the sums by hour', () => {
  it.each([1, 2, 3, 4])(
    'are the same for shuffled and repeated events, a late commit and concurrent runs (seed %s)',
    async (seed) => {
      const random = randomFrom(seed);
      const effects = Array.from({ length: 60 }, (_, index) =>
        effect(
          `effect ${index}`,
          `2026-11-10T0${index % 4}:30:00Z`,
          1 + (index % 5),
          index % 2 ? 'messages_in' : 'messages_out',
        ),
      );
      const stored = shuffled([...effects, ...effects, ...effects], random);
      const half = stored.length / 2;
      let commitLate = () => {};
      const isReleased = new Promise<void>((resolve) => {
        commitLate = resolve;
      });
      let announce = () => {};
      const isStored = new Promise<void>((resolve) => {
        announce = resolve;
      });
      const late = dbOf(acme).write(async (tx) => {
        await meter(tx, effect('late', '2026-11-10T00:10:00Z', 1000));
        announce();
        await isReleased;
      });
      await isStored;
      const run = () => fd.services.database.system.write(rollUpUsage);
      for (const [index, one] of stored.entries()) {
        await dbOf(acme).write((tx) => meter(tx, one));
        if (random() < 0.1) await Promise.all([run(), run()]);
        if (index === half) commitLate();
      }
      await late;
      await Promise.all([rollUp(fd), rollUp(fd)]);
      const sum = (name: string, hour: number) =>
        effects
          .filter((one) => one.meter === name && one.at.getUTCHours() === hour)
          .reduce((total, { quantity }) => total + quantity, name === 'messages_out' && hour === 0 ? 1000 : 0);
      const expected = [0, 1, 2, 3].map((hour) => {
        const name = hour % 2 ? 'messages_in' : 'messages_out';
        return { meter: name, traffic: 'SIMULATED', hour: `2026-11-10 0${hour}:00`, quantity: sum(name, hour) };
      });
      expect(await hoursOf(acme)).toEqual([expected[1], expected[3], expected[0], expected[2]]);
    },
  );

  it('do not skip an event whose transaction started earlier and committed later', async () => {
    let commit = () => {};
    const isReleased = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let announce = () => {};
    const isStored = new Promise<void>((resolve) => {
      announce = resolve;
    });
    const late = dbOf(acme).write(async (tx) => {
      await meter(tx, effect('early', '2026-11-10T09:00:00Z'));
      announce();
      await isReleased;
    });
    await isStored;
    await dbOf(acme).write((tx) => meter(tx, effect('later', '2026-11-10T09:00:00Z')));
    await fd.services.database.system.write(rollUpUsage);
    // Precondition: a transaction is running, so that later events must wait for it.
    expect(await hoursOf(acme)).toEqual([]);
    commit();
    await late;
    await rollUp(fd);
    expect(await hoursOf(acme)).toMatchObject([{ quantity: 2 }]);
  });

  it('are not changed by a run that is killed before its commit', async () => {
    await buildUsageEvent(fd, acme, { quantity: 7 });
    const killed = fd.services.database.system.write(async (tx) => {
      await rollUpUsage(tx);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await hoursOf(acme)).toEqual([]);
    await rollUp(fd);
    await rollUp(fd);
    expect(await hoursOf(acme)).toMatchObject([{ quantity: 7 }]);
  });

  it('start at full hours of the time zone, and keep workspaces, meters and traffic apart', async () => {
    await rows(fd, "update workspaces set timezone = 'Asia/Kolkata' where workspace_id = $1", [acme.id]);
    const occurredAt = new Date('2026-11-10T18:45:00Z');
    await buildUsageEvent(fd, acme, { occurredAt });
    await buildUsageEvent(fd, acme, { occurredAt, traffic: 'SIMULATED', quantity: 2 });
    await buildUsageEvent(fd, globex, { occurredAt, meter: 'call_seconds', quantity: 4 });
    await rollUp(fd);
    expect(await hoursOf(acme)).toEqual([
      { meter: 'messages_out', traffic: 'LIVE', hour: '2026-11-10 18:30', quantity: 1 },
      { meter: 'messages_out', traffic: 'SIMULATED', hour: '2026-11-10 18:30', quantity: 2 },
    ]);
    expect(await hoursOf(globex)).toEqual([
      { meter: 'call_seconds', traffic: 'LIVE', hour: '2026-11-10 18:00', quantity: 4 },
    ]);
  });

  it('are computed by the worker', async () => {
    await buildUsageEvent(fd, acme, { quantity: 3 });
    await rows(fd, "select graphile_worker.add_job('start_usage_rollups', '{}')");
    const worker = await startWorker({
      systemUrl: fd.database.systemUrl,
      services: fd.services,
      mailer: mailer(fd.catcher.smtpUrl, 'a@b.test'),
    });
    try {
      expect(await until('a sum', async () => (await hoursOf(acme))[0])).toMatchObject({ quantity: 3 });
    } finally {
      await worker.stop();
    }
    const queued = "select key from graphile_worker.jobs where task_identifier = 'roll_up_usage'";
    expect((await rows(fd, queued)).length).toBeGreaterThan(3);
  });

  it('fail visibly after a dump was restored to another server, and continue with the documented statements', async () => {
    const hour = '2026-11-10T09:00:00Z';
    await buildUsageEvent(fd, acme, { key: 'summed', quantity: 1, occurredAt: new Date(hour) });
    await rollUp(fd);
    await buildUsageEvent(fd, acme, { key: 'new', quantity: 10, occurredAt: new Date(hour) });
    await rows(fd, "update usage_events set xid = '9000000000000000001' where key = 'new'");
    await rows(fd, "update usage_rollups set next_xid = '9000000000000000000'");
    await expect(fd.services.database.system.write(rollUpUsage)).rejects.toThrow('not a transaction of this server');
    const page = await readFile(join(prismaFolder, '..', 'docs', 'deploy', 'backup.md'), 'utf8');
    const [, statements = ''] = /<!-- sql: continue usage -->\s*```sql\n([^`]+)```/.exec(page) ?? [];
    await rows(fd, statements);
    await buildUsageEvent(fd, acme, { key: 'later', quantity: 100, occurredAt: new Date(hour) });
    await rollUp(fd);
    await rollUp(fd);
    expect(await hoursOf(acme)).toEqual([expect.objectContaining({ traffic: 'LIVE', quantity: 111 })]);
  });
});

describe('usage events', () => {
  it('cannot be changed or deleted by the application', async () => {
    await buildUsageEvent(fd, acme);
    const change = (sql: string) => dbOf(acme).write((tx) => tx.$executeRawUnsafe(sql));
    await expect(change('update usage_events set quantity = 0')).rejects.toThrow('permission denied');
    await expect(change('delete from usage_events')).rejects.toThrow('permission denied');
  });

  it('are ignored if the quantity is zero, and belong to the workspace of the transaction', async () => {
    const silent = await buildWorkspace(fd);
    await dbOf(silent).write((tx) => meter(tx, effect('none', '2026-11-10T09:00:00Z', 0)));
    expect(await eventsOf(silent)).toEqual([]);
  });

  it('are deleted after 13 months, but not before they are summed; sums are deleted after 26 months', async () => {
    const monthsAgo = (months: number, days = 0) => {
      const at = fd.services.clock();
      at.setUTCMonth(at.getUTCMonth() - months);
      return new Date(at.getTime() - days * 86_400_000);
    };
    await buildUsageEvent(fd, acme, { key: 'a', occurredAt: monthsAgo(13, 4) });
    await buildUsageEvent(fd, acme, { key: 'b', occurredAt: monthsAgo(13, 5) });
    await buildUsageEvent(fd, acme, { key: 'c', occurredAt: monthsAgo(12) });
    await buildUsageHour(fd, acme, { hour: monthsAgo(26, 4), quantity: 100 });
    await pruneUsageJob(fd.services)();
    expect(await eventsOf(acme)).toEqual(['a', 'b', 'c']);
    expect(await hoursOf(acme)).toEqual([]);
    await rollUp(fd);
    await pruneUsageJob(fd.services, 1)();
    expect(await eventsOf(acme)).toEqual(['c']);
    expect(await hoursOf(acme)).toHaveLength(3);
  });
});
