import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { rows } from '../../test/testkit/rows.ts';
import { until } from '../../test/testkit/until.ts';
import { findDeadWorkers, holdWorkerLock, LIVENESS_SESSION, watchOrphanedJobs } from './orphaned-jobs.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  await rows(fd, 'delete from graphile_worker._private_jobs');
  for (const worker of ['slow', 'dead', 'self']) await jobTakenBy(worker);
});
afterAll(() => fd.close());

/** Locks a queued job for a worker, like Graphile Worker does. */
async function jobTakenBy(worker: string) {
  await rows(fd, `select graphile_worker.add_job('hand_back_idle', queue_name => $1)`, [worker]);
  for (const table of ['_private_jobs', '_private_job_queues'])
    await rows(fd, `update graphile_worker.${table} set locked_by = $1, locked_at = now() where ${OF_QUEUE[table]}`, [
      worker,
    ]);
}

const OF_QUEUE: Readonly<Record<string, string>> = {
  _private_jobs: 'job_queue_id = (select id from graphile_worker._private_job_queues where queue_name = $1)',
  _private_job_queues: 'queue_name = $1',
};

/** Returns the workers that have locked jobs or queues. */
const taken = async () => {
  const names = await rows<{ by: string }>(
    fd,
    `select locked_by as by from graphile_worker.jobs where locked_by is not null union all
     select locked_by from graphile_worker._private_job_queues where locked_by is not null order by 1`,
  );
  return [...new Set(names.map(({ by }) => by))];
};

const present = (worker: string) => holdWorkerLock(fd.database.systemUrl, () => [worker]);
const watcherOf = (graceMs: number, now?: () => number) =>
  watchOrphanedJobs(
    { pool: fd.services.database.system.pool, log: pino({ level: 'silent' }), self: () => ['self'] },
    graceMs,
    now,
  );

describe('the jobs of a worker', () => {
  it('of a dead worker are released with its queues; those of a slow but live one are not', async () => {
    const [slow, dead] = [await present('slow'), await present('dead')];
    const check = watcherOf(0);
    await check();
    expect(await taken()).toEqual(['dead', 'self', 'slow']);
    await dead.close();
    await check();
    expect(await taken()).toEqual(['self', 'slow']);
    await check();
    expect(await taken()).toEqual(['self', 'slow']);
    await slow.close();
    await check();
    expect(await taken()).toEqual(['self']);
  });

  it('stay locked for a grace period, which restarts whenever the worker is seen', async () => {
    const slow = await present('slow');
    let now = 0;
    const check = watcherOf(15_000, () => now);
    const claimedAfter = async (seconds: number) => {
      now = seconds * 1000;
      await check();
      return taken();
    };
    expect(await claimedAfter(0)).toContain('dead');
    expect(await claimedAfter(14)).toContain('dead');
    const back = await present('dead');
    expect(await claimedAfter(15)).toContain('dead');
    await back.close();
    expect(await claimedAfter(16)).toContain('dead');
    expect(await claimedAfter(30)).toContain('dead');
    expect(await claimedAfter(31)).toEqual(['self', 'slow']);
    await slow.close();
  });

  it('are released by the first of several sweepers, exactly once', async () => {
    const slow = await present('slow');
    await Promise.all(Array.from({ length: 5 }, () => watcherOf(0)()));
    expect(await taken()).toEqual(['self', 'slow']);
    await slow.close();
  });

  it('are not released when no sweeper could check', async () => {
    let now = 0;
    let away = false;
    const pool = new Proxy(fd.services.database.system.pool, {
      get: (real, name) => {
        if (name === 'query' && away) return () => Promise.reject(new Error('away'));
        return Reflect.get(real, name, real) as unknown;
      },
    });
    const check = watchOrphanedJobs({ pool, log: pino({ level: 'silent' }), self: () => ['self'] }, 15_000, () => now);
    await check();
    away = true;
    now = 10_000;
    await check();
    away = false;
    now = 20_000;
    await check();
    expect(await taken()).toEqual(['dead', 'self', 'slow']);
    now = 35_000;
    await check();
    expect(await taken()).toEqual(['self']);
  });
});

describe('a worker whose connection is cut', () => {
  it('is registered again immediately', async () => {
    const slow = await present('slow');
    const sessions = () =>
      rows<{ pid: number }>(
        fd,
        'select pid from pg_stat_activity where datname = current_database() and application_name = $1',
        [LIVENESS_SESSION],
      );
    const [{ pid } = { pid: 0 }] = await sessions();
    await rows(fd, 'select pg_terminate_backend($1)', [pid]);
    await until('another session', async () => (await sessions()).some((one) => one.pid !== pid));
    await until('its lock', async () => !(await findDeadWorkers(fd.services.database.system.pool)).includes('slow'));
    await slow.close();
    await until('its absence', async () => (await findDeadWorkers(fd.services.database.system.pool)).includes('slow'));
  });
});
