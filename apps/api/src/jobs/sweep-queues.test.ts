import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { JobHelpers } from 'graphile-worker';
import pg from 'pg';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { rows } from '../../test/testkit/rows.ts';
import { connect } from '../db/connect.ts';
import { sweepQueues } from './sweep-queues.ts';

let fd: TestFrontdesk;
let pool: pg.Pool;
beforeAll(async () => {
  fd = await startFrontdesk();
  pool = new pg.Pool({ connectionString: fd.database.systemUrl, max: 1 });
});
beforeEach(async () => {
  for (const table of ['_private_jobs', '_private_job_queues']) await rows(fd, `delete from graphile_worker.${table}`);
});
afterAll(async () => {
  await pool.end();
  await fd.close();
});

/** Runs the task with a connection of the worker's role. */
async function sweep(): Promise<void> {
  const helpers = {
    logger: { debug: () => {} },
    withPgClient: async (work: (client: pg.PoolClient) => Promise<unknown>) => {
      const client = await pool.connect();
      await work(client).finally(() => client.release());
    },
  };
  await sweepQueues({}, helpers as unknown as JobHelpers);
}

const order = (queue: string, key: string | null = null) =>
  `select graphile_worker.add_job('run_campaign', '{}', queue_name => '${queue}', job_key => ${key ? `'${key}'` : 'null'})`;
const queues = async () =>
  (await rows<{ queue_name: string }>(fd, 'select queue_name from graphile_worker._private_job_queues order by 1')).map(
    ({ queue_name }) => queue_name,
  );
const jobs = () => rows<{ key: string | null }>(fd, 'select key from graphile_worker._private_jobs order by key');

describe('the sweep of queues', () => {
  it('deletes only queues without pending jobs', async () => {
    for (const queue of ['over', 'waiting', 'at work']) await rows(fd, order(queue, queue));
    await rows(fd, "delete from graphile_worker._private_jobs where key <> 'waiting'");
    await rows(fd, "update graphile_worker._private_job_queues set locked_at = now() where queue_name = 'at work'");
    expect(await queues()).toEqual(['at work', 'over', 'waiting']);
    await sweep();
    expect(await queues()).toEqual(['at work', 'waiting']);
  });

  it('deletes none while a job is being enqueued: no job goes into a deleted queue', async () => {
    await rows(fd, order('idle'));
    await rows(fd, 'delete from graphile_worker._private_jobs');
    const other = await connect(fd.database.adminUrl);
    try {
      await other.query(`begin; ${order('idle')}`);
      await sweep();
      await other.query('commit');
    } finally {
      await other.end();
    }
    const known =
      'select from graphile_worker._private_jobs j join graphile_worker._private_job_queues q on q.id = j.job_queue_id';
    expect(await rows(fd, known)).toHaveLength(1);
    await rows(fd, 'delete from graphile_worker._private_jobs');
    await sweep(); // Precondition: without the job, the queue is deleted.
    expect(await queues()).toEqual([]);
  });

  it('deletes a job that was replaced while a worker ran it, after that worker has ended', async () => {
    await rows(fd, order('a', 'campaign 1'));
    await rows(fd, "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'killed'");
    await rows(fd, order('a', 'campaign 1'));
    await sweep();
    expect(await jobs()).toEqual([{ key: 'campaign 1' }, { key: null }]);
    await rows(fd, "select graphile_worker.force_unlock_workers('{killed}')");
    await rows(fd, order('a', 'given up'));
    await rows(fd, "update graphile_worker._private_jobs set attempts = 25, last_error = 'no' where key = 'given up'");
    await sweep();
    expect(await jobs()).toEqual([{ key: 'campaign 1' }, { key: 'given up' }]);
  });

  it.each(['send_message', 'take_turn', 'process_inbound', 'run_campaign'])(
    'deletes a superseded %s job, with or without an error, and keeps one that failed [operations 12]',
    async (task) => {
      const add = (key: string | null) =>
        rows(fd, `select graphile_worker.add_job($1, '{}', job_key => $2)`, [task, key]);
      for (const key of ['failed', 'superseded', 'superseded with an error']) await add(key);
      await rows(
        fd,
        `update graphile_worker._private_jobs set attempts = 1, locked_at = now(), locked_by = 'worker' where key like 'superseded%'`,
      );
      await rows(
        fd,
        `update graphile_worker._private_jobs set last_error = 'timeout' where key = 'superseded with an error'`,
      );
      for (const key of ['superseded', 'superseded with an error']) await add(key);
      await rows(fd, `select graphile_worker.force_unlock_workers(array['worker'])`);
      await rows(fd, `update graphile_worker._private_jobs set attempts = max_attempts where key = 'failed'`);
      expect((await jobs()).map(({ key }) => key)).toEqual([
        'failed',
        'superseded',
        'superseded with an error',
        null,
        null,
      ]);
      await sweep();
      expect((await jobs()).map(({ key }) => key)).toEqual(['failed', 'superseded', 'superseded with an error']);
    },
  );

  it('keeps failed jobs of tasks that have no key [operations 12]', async () => {
    await rows(fd, `select graphile_worker.add_job(task, '{}') from unnest(array['send_mail', 'hand_back_idle']) task`);
    await rows(fd, 'update graphile_worker._private_jobs set attempts = max_attempts');
    await sweep();
    expect(await jobs()).toHaveLength(2);
  });
});
