import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type pg from 'pg';
import { pino } from 'pino';
import { buildWorkspace } from '../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { rows } from '../../test/testkit/rows.ts';
import { until } from '../../test/testkit/until.ts';
import { pipelinedPool } from '../db/pipeline.ts';
import { enqueueInboundEvent, enqueueSend } from '../events/outbox.ts';
import { type OpenQueue, openQueue } from './queues.ts';
import { withSharedListener } from './shared-listener.ts';

const NAME = 'shared-listener.test';
/** So long that only a notification starts a job. */
const NO_LOOK_MS = 600_000;

let fd: TestFrontdesk;
let pool: pg.Pool;
beforeAll(async () => {
  fd = await startFrontdesk();
  pool = withSharedListener(
    pipelinedPool({ connectionString: fd.database.systemUrl, application_name: NAME, max: 10 }),
  );
});
beforeEach(() => rows(fd, 'delete from graphile_worker._private_jobs'));
afterAll(async () => {
  await pool.end();
  await fd.close();
});

const log = pino({ level: 'silent' });

/** Opens two groups that record the tasks they ran. */
async function openGroups(): Promise<{ readonly ran: string[]; readonly stop: () => Promise<unknown> }> {
  const ran: string[] = [];
  const open = (task: string): Promise<OpenQueue> =>
    openQueue(
      { taskList: { [task]: async () => void ran.push(task) }, concurrency: 1, parsedCronItems: [] },
      { pool, log, lookMs: NO_LOOK_MS },
    );
  const groups = await Promise.all(['process_inbound', 'send_message'].map(open));
  return { ran, stop: () => Promise.all(groups.map((group) => group.stop())) };
}

/** Enqueues a job for each group. */
async function enqueueBoth(): Promise<void> {
  const { id: workspaceId } = await buildWorkspace(fd);
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    await enqueueInboundEvent(tx, { workspaceId, id: workspaceId });
    await enqueueSend(tx, { workspaceId, messageId: workspaceId });
  });
}

const LISTENING = `from pg_stat_activity where application_name = $1 and query like 'listen "jobs:insert"%'`;
const listening = () => rows<{ pid: number }>(fd, `select pid ${LISTENING}`, [NAME]);

it('starts jobs of all groups with one connection that listens', async () => {
  const { ran, stop } = await openGroups();
  await until('a connection that listens', async () => (await listening()).length > 0);
  await enqueueBoth();
  await until('both jobs', async () => ran.length === 2);
  expect(await listening()).toHaveLength(1);
  await stop();
  await until('no connection that listens', async () => (await listening()).length === 0);
});

it('listens again after the connection was lost', async () => {
  const { ran, stop } = await openGroups();
  await until('a connection that listens', async () => (await listening()).length > 0);
  const [lost] = await listening();
  await rows(fd, `select pg_terminate_backend(pid) ${LISTENING}`, [NAME]);
  await until('another connection that listens', async () => {
    const [now] = await listening();
    return now !== undefined && now.pid !== lost?.pid;
  });
  await enqueueBoth();
  await until('both jobs', async () => ran.length === 2);
  await stop();
});
