import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TaskList } from 'graphile-worker';
import pg from 'pg';
import { pino } from 'pino';
import { buildWorkspace } from '../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { rows } from '../../test/testkit/rows.ts';
import { until } from '../../test/testkit/until.ts';
import { connect } from '../db/connect.ts';
import {
  enqueueAgentRun,
  enqueueCampaignRun,
  enqueueDeliveryReport,
  enqueueInboundEvent,
  enqueueSend,
} from '../events/outbox.ts';
import { holdWorkerLock, watchOrphanedJobs } from './orphaned-jobs.ts';
import { CONNECTIONS, type OpenQueue, openQueue, queuesOf } from './queues.ts';

let fd: TestFrontdesk;
let pool: pg.Pool;
beforeAll(async () => {
  fd = await startFrontdesk();
  pool = new pg.Pool({ connectionString: fd.database.systemUrl, max: CONNECTIONS });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
});
beforeEach(() => rows(fd, 'delete from graphile_worker._private_jobs'));
afterAll(async () => {
  await pool.end();
  await fd.close();
});

const BULK = ['run_campaign', 'send_campaign_message', 'process_campaign_report'];
const TALK = ['process_inbound', 'take_turn', 'send_message'];

/** Creates tasks that record the order in which they start. Tasks in BULK finish only when the test releases them. */
function stage() {
  const begun: { task: string; workspaceId: string }[] = [];
  const [waiting, watching] = [new Set<() => void>(), new Set<() => void>()];
  let isOpen = false;
  const held = (task: string) => async (payload: unknown) => {
    begun.push({ task, workspaceId: (payload as { workspaceId: string }).workspaceId });
    for (const check of watching) check();
    if (!isOpen && BULK.includes(task)) await new Promise<void>((go) => waiting.add(go));
  };
  const seen = (is: () => boolean): Promise<void> =>
    is()
      ? Promise.resolve()
      : new Promise((found) => {
          const check = () => {
            if (!is()) return;
            watching.delete(check);
            found();
          };
          watching.add(check);
        });
  return {
    tasks: Object.fromEntries([...BULK, ...TALK].map((task) => [task, held(task)])) as TaskList,
    begun,
    seen,
    count: (task: string) => begun.filter((one) => one.task === task).length,
    open: () => {
      isOpen = true;
      for (const go of waiting) go();
    },
  };
}

/** Poll interval that is longer than any test, so that no result depends on polling. */
const NO_LOOK_MS = 3_600_000;

async function working(tasks: TaskList, work: () => Promise<void>): Promise<void> {
  const queues: OpenQueue[] = [];
  const options = { pool, log: pino({ level: 'silent' }), lookMs: NO_LOOK_MS };
  for (const queue of queuesOf(tasks)) queues.push(await openQueue(queue, options));
  await work();
  await Promise.all(queues.map((queue) => queue.stop()));
}

const uuid = () => crypto.randomUUID();

/** Enqueues 20 of each kind of campaign job for a workspace. */
async function campaignOf(workspaceId: string): Promise<void> {
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    for (let nth = 0; nth < 20; nth += 1) {
      await enqueueCampaignRun(tx, { workspaceId, id: uuid() });
      await enqueueSend(tx, { workspaceId, messageId: uuid(), isOfCampaign: true });
      await enqueueDeliveryReport(tx, { workspaceId, id: uuid() });
    }
  });
}

async function conversationOf(workspaceId: string): Promise<void> {
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    await enqueueInboundEvent(tx, { workspaceId, id: uuid() });
    await enqueueAgentRun(tx, { workspaceId, conversationId: uuid(), trigger: 'MESSAGE' });
    await enqueueSend(tx, { workspaceId, messageId: uuid() });
  });
}

describe('a group that runs more jobs at a time than there are connections', () => {
  it('logs no warning, because its jobs wait without a connection', async () => {
    const levels: Record<string, string[]> = { warn: [], error: [], debug: [] };
    const log = pino(
      { level: 'debug', formatters: { level: (label) => ({ label }) } },
      { write: (line) => levels[JSON.parse(line).label]?.push(JSON.parse(line).msg) },
    );
    const queue = await openQueue({ taskList: {}, concurrency: CONNECTIONS + 1, parsedCronItems: [] }, { pool, log });
    await queue.stop();
    expect(levels.debug?.filter((text) => text.includes('maxPoolSize'))).toHaveLength(1);
    expect([...(levels.warn ?? []), ...(levels.error ?? [])]).toEqual([]);
  });
});

describe('a runner that cannot connect when it starts', () => {
  const queueOf = (done: string[]) => ({
    taskList: { process_inbound: async () => void done.push('process_inbound') },
    concurrency: 1,
    parsedCronItems: [],
  });
  const log = pino({ level: 'silent' });

  it('starts as soon as PostgreSQL answers', async () => {
    const { id: workspaceId } = await buildWorkspace(fd);
    const late = new pg.Pool({ connectionString: fd.database.systemUrl, max: CONNECTIONS });
    const connectPool = late.connect.bind(late);
    late.connect = () => Promise.reject(new Error('timeout exceeded when trying to connect'));
    const done: string[] = [];
    const queue = await openQueue(queueOf(done), { pool: late, log, lookMs: NO_LOOK_MS });
    expect(queue.name()).toBeNull();
    late.connect = connectPool as typeof late.connect;
    await conversationOf(workspaceId);
    await until('a processed job', async () => done.length === 1);
    expect(queue.name()).not.toBeNull();
    await queue.stop();
    await late.end();
  });

  it('ends the process for any other error', async () => {
    const broken = new pg.Pool({ connectionString: fd.database.systemUrl });
    broken.connect = () => Promise.reject(new Error('permission denied for schema graphile_worker'));
    await expect(openQueue(queueOf([]), { pool: broken, log })).rejects.toThrow('permission denied');
    await broken.end();
  });
});

describe('a runner that cannot record the result of a job', () => {
  it('is restarted under another name, and the job is returned to the queue', async () => {
    const { id: workspaceId } = await buildWorkspace(fd);
    const done: string[] = [];
    const tasks: TaskList = {
      send_message: async (payload) => {
        done.push((payload as { messageId: string }).messageId);
        // Renaming the table simulates an outage of PostgreSQL.
        if (done.length === 1) await rows(fd, 'alter table graphile_worker._private_jobs rename to away');
      },
    };
    const log = pino({ level: 'silent' });
    const queue = await openQueue({ taskList: tasks, concurrency: 2, parsedCronItems: [] }, { pool, log });
    const self = () => [queue.name() ?? []].flat();
    const [before] = self();
    const order = (messageId: string) =>
      fd.services.database.forWorkspace(workspaceId).write((tx) => enqueueSend(tx, { workspaceId, messageId }));
    const presence = await holdWorkerLock(fd.database.systemUrl, self);
    try {
      await order('first');
      await until('the end of the lane', async () => queue.name() !== before);
      await rows(fd, 'alter table if exists graphile_worker.away rename to _private_jobs');
      await until('another lane', async () => queue.name() !== null);
      await order('second');
      await until('the second job', async () => done.includes('second'));
      expect(done).toEqual(['first', 'second']); // Precondition: jobs locked under the old name do not run.
      const check = watchOrphanedJobs({ pool, log, self }, 0);
      await until('the first job again', async () => {
        await check();
        return done.filter((one) => one === 'first').length === 2;
      });
    } finally {
      await presence.close();
      await queue.stop();
    }
  });
});

describe('a runner that cannot record the results of two concurrent jobs', () => {
  it('is restarted as well', async () => {
    const { id: workspaceId } = await buildWorkspace(fd);
    const [under, ends]: [string[], Map<string, () => void>] = [[], new Map()];
    const tasks: TaskList = {
      send_message: async (payload) => {
        const { messageId } = payload as { messageId: string };
        under.push(messageId);
        if (!messageId.startsWith('later')) await new Promise<void>((end) => ends.set(messageId, end));
      },
    };
    const log = pino({ level: 'silent' });
    const queue = await openQueue({ taskList: tasks, concurrency: 2, parsedCronItems: [] }, { pool, log });
    const before = queue.name();
    const order = (messageId: string) =>
      fd.services.database.forWorkspace(workspaceId).write((tx) => enqueueSend(tx, { workspaceId, messageId }));
    const closed = await connect(fd.database.adminUrl);
    try {
      for (const one of ['one', 'two']) await order(one);
      await until('both', async () => ends.size === 2);
      await closed.query('begin; lock table graphile_worker._private_jobs');
      for (const [nth, one] of ['one', 'two'].entries()) {
        ends.get(one)?.();
        await until(`write number ${nth + 1}`, async () => (await unwritten()).length === nth + 1);
      }
      for (const { pid } of await unwritten()) await rows(fd, `select pg_terminate_backend(${pid})`);
      await until('their end', async () => (await unwritten()).length === 0);
      await closed.query('rollback');
      await until('another lane', async () => ![before, null].includes(queue.name()));
      await order('later');
      await until('the next job', async () => under.includes('later'));
    } finally {
      await closed.end();
      await queue.stop();
    }
  });

  const unwritten = () =>
    rows<{ pid: number }>(
      fd,
      `select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database() and query like '%delete from %jobs%'`,
    );
});

describe('a runner that polls while another one polls', () => {
  it('polls again before its next interval', async () => {
    const { id: workspaceId } = await buildWorkspace(fd);
    const begun: string[] = [];
    const tasks: TaskList = { run_campaign: async (payload) => void begun.push((payload as { id: string }).id) };
    const id = uuid();
    await fd.services.database.forWorkspace(workspaceId).write((tx) => enqueueCampaignRun(tx, { workspaceId, id }));
    const other = await connect(fd.database.adminUrl);
    // Locks every queue row, like Graphile Worker does while a worker requests a job.
    await other.query('begin; select from graphile_worker._private_job_queues for update');
    const options = { pool, log: pino({ level: 'silent' }), lookMs: NO_LOOK_MS };
    const since = (await rows<{ now: Date }>(fd, 'select clock_timestamp() as now'))[0]?.now;
    const queue = await openQueue({ taskList: tasks, concurrency: 2, parsedCronItems: [] }, options);
    try {
      const answered = `select from pg_stat_activity where datname = current_database() and state = 'idle'
        and query like '%skip locked%_private_job_queues%' and query_start > '${since?.toISOString()}'`;
      await until('a question that is answered', async () => (await rows(fd, answered)).length > 0);
      expect(begun).toEqual([]);
      await other.query('rollback');
      await until('the job', async () => begun.length === 1);
    } finally {
      await other.end();
      await queue.stop();
    }
  });
});

describe('the runners of a worker', () => {
  it('process every task once', () => {
    const tasks = Object.fromEntries([...BULK, ...TALK, 'send_mail'].map((task) => [task, async () => {}]));
    const queues = queuesOf(tasks);
    expect(queues.flatMap(({ taskList }) => Object.keys(taskList)).sort()).toEqual(Object.keys(tasks).sort());
    expect(queues.filter(({ parsedCronItems }) => parsedCronItems.length > 0)).toHaveLength(1);
    // Jobs of a batched group are fetched and completed together, so the group needs two connections.
    const connections = queues.map(({ concurrency, batchPollMs }) => (batchPollMs ? 2 : concurrency));
    expect(connections.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(CONNECTIONS);
  });

  it('process live conversations, in the workspace of a campaign and in another, while campaigns use all their slots', async () => {
    const workspaces = [await buildWorkspace(fd), await buildWorkspace(fd), await buildWorkspace(fd)];
    for (const { id } of workspaces) await campaignOf(id);
    const { tasks, begun, seen, count, open } = stage();
    await working(tasks, async () => {
      await seen(() => count('process_campaign_report') === 2);
      await seen(() => count('run_campaign') + count('send_campaign_message') === 2);
      // Precondition: no campaign job has finished, and more are queued.
      for (const { id } of workspaces.slice(0, 2)) await conversationOf(id);
      await seen(() => TALK.every((task) => count(task) === 2));
      expect(begun.filter(({ task }) => BULK.includes(task))).toHaveLength(4);
      open();
      await seen(() => BULK.every((task) => count(task) === 60));
    });
  });

  it('process two workspaces in parallel, for any number of waiting jobs of the first', async () => {
    const [first, second] = [await buildWorkspace(fd), await buildWorkspace(fd)];
    for (const { id } of [first, second]) await campaignOf(id);
    await rows(
      fd,
      `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id and t.identifier = 'send_campaign_message'`,
    );
    const { tasks, begun, seen, open } = stage();
    await working(tasks, async () => {
      await seen(() => begun.length === 4);
      const both = [first.id, second.id].sort();
      for (const task of ['run_campaign', 'process_campaign_report'])
        expect(
          begun
            .filter((one) => one.task === task)
            .map(({ workspaceId }) => workspaceId)
            .sort(),
        ).toEqual(both);
      open();
      await seen(() => begun.length === 80);
    });
  });
});
