import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { buildJob, finishJob, jobIn } from '../../../../test/testkit/jobs.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { until } from '../../../../test/testkit/until.ts';
import { mailer } from '../../../email/mailer.ts';
import { JOB_HANDLERS } from '../../../jobs/job-handlers.ts';
import { startWorker } from '../../../jobs/worker.ts';
import type { JobHandler } from './index.ts';
import { runJob } from './index.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

/** Job that creates ten contacts in batches of three. `hook` is called in each batch. */
const making = (hook: (cursor: string | null) => Promise<void>): JobHandler => ({
  canRun: (ability) => ability.can('import', 'Contact'),
  total: async () => 10,
  runBatch: async ({ tx, job }) => {
    const from = Number(job.cursor ?? 0);
    const to = Math.min(from + 3, 10);
    for (let nth = from; nth < to; nth += 1)
      await tx.contact.create({
        data: { workspaceId: job.workspaceId, name: `Made ${nth}`, phone: `+4420794610${10 + nth}`, tags: [] },
      });
    await hook(job.cursor);
    return { done: to - from, cursor: to === 10 ? null : String(to), counts: { made: to - from } };
  },
});

const works = (work: JobHandler) => ({
  CONTACT_CHANGE: work,
  CONTACT_EXPORT: work,
  CONTACT_IMPORT: work,
  CONTACT_IMPORT_CHECK: work,
  CONTACT_IMPORT_UNDO: work,
  LEAD_EXPORT: work,
  BOOKING_EXPORT: work,
  CONVERSATION_EXPORT: work,
  CONTACT_DATA_EXPORT: work,
  ENTITY_EXPORT: work,
  WORKSPACE_DATA_EXPORT: work,
});
const go = (id: string, hook: (cursor: string | null) => Promise<void> = async () => {}, attempts = 1) =>
  runJob(fd.services, works(making(hook)))({ workspaceId: acme.id, id }, {
    job: { attempts, max_attempts: 5 },
  } as never);
/** Runs a job like a worker that is killed during its second batch. */
function killedInSecond(id: string): Promise<void> {
  let batches = 0;
  const work: JobHandler = {
    ...JOB_HANDLERS.CONTACT_CHANGE,
    runBatch: async (of) => {
      batches += 1;
      const progress = await JOB_HANDLERS.CONTACT_CHANGE.runBatch(of);
      if (batches === 2) throw new Error('killed');
      return progress;
    },
  };
  const task = runJob(fd.services, { ...JOB_HANDLERS, CONTACT_CHANGE: work });
  return task({ workspaceId: acme.id, id }, { job: { attempts: 1, max_attempts: 5 } } as never) as Promise<void>;
}

const made = async () =>
  (await rows<{ name: string }>(fd, 'select name from contacts where workspace_id = $1 order by name', [acme.id]))
    .length;

/** Returns the number of transactions of the application that are waiting for the lock of a job. */
const waiting = async () =>
  (
    await rows(
      fd,
      `select from pg_stat_activity
        where datname = current_database() and usename = 'frontdesk_app' and wait_event_type = 'Lock'
          and query ilike '%jobs%for update%'`,
    )
  ).length;

describe('a long job', () => {
  it('continues exactly where it was killed, with nothing done twice and nothing left out', async () => {
    const { id } = await buildJob(fd, acme, acme.owner);
    for (const at of [null, '3', '6', '9']) {
      const killed = async (cursor: string | null) => {
        if (cursor === at) throw new Error('killed');
      };
      await expect(go(id, killed)).rejects.toThrow('killed');
      expect(await made()).toBe(Number(at ?? 0));
      expect(await jobIn(fd, acme, id)).toMatchObject({ done: Number(at ?? 0), cursor: at });
    }
    await go(id);
    expect(await made()).toBe(10);
    expect(await jobIn(fd, acme, id)).toMatchObject({ state: 'DONE', done: 10, total: 10, counts: { made: 10 } });
  });

  it('is continued by the next worker once its own is killed, without a second request', async () => {
    const ids = await Promise.all(Array.from({ length: 250 }, async () => (await buildContact(fd, acme)).id));
    await rows(fd, 'delete from graphile_worker._private_jobs');
    const begun = 'job { id }';
    const { job } = await mutate(fd, acme.owner, 'updateContacts', { change: 'TAG', tag: 'vip', ids }, begun);
    await expect(killedInSecond(job.id)).rejects.toThrow('killed');
    await rows(fd, "update graphile_worker._private_jobs set locked_by = 'dead', locked_at = now(), attempts = 1");
    expect(await rows(fd, 'select task_identifier as task, locked_by as by from graphile_worker.jobs')).toEqual([
      { task: 'run_job', by: 'dead' },
    ]);
    expect(await jobIn(fd, acme, job.id)).toMatchObject({ state: 'RUNNING', done: 200 });

    const mail = mailer(fd.catcher.smtpUrl, 'Frontdesk <no-reply@frontdesk.test>');
    const parts = { systemUrl: fd.database.systemUrl, services: fd.services, mailer: mail };
    const worker = await startWorker({ ...parts, patience: { lookMs: 20, graceMs: 0 } });
    try {
      await until('the end of the job', async () => (await jobIn(fd, acme, job.id)).finishedAt);
    } finally {
      await worker.stop();
    }
    expect(await jobIn(fd, acme, job.id)).toMatchObject({ state: 'DONE', done: 250, counts: { changed: 250 } });
  });

  it('is processed by two workers concurrently without doing anything twice', async () => {
    const { id } = await buildJob(fd, acme, acme.owner);
    await Promise.all([go(id), go(id)]);
    expect(await made()).toBe(10);
    expect(await jobIn(fd, acme, id)).toMatchObject({ state: 'DONE', done: 10, counts: { made: 10 } });
  });

  it.each([
    ['pauseJob', 'PAUSED', 'ok'],
    ['cancelJob', 'CANCELLED', 'ok'],
  ])('%s applies between two batches', async (verb, state, answer) => {
    const { id } = await buildJob(fd, acme, acme.owner);
    let asked: Promise<string> | undefined;
    await go(id, async (cursor) => {
      if (cursor !== '3') return;
      asked = outcome(fd, acme.owner, verb, { id });
      // The request waits for the running batch and locks the row when the batch commits.
      await until('the request to wait for the batch', async () => (await waiting()) === 1);
    });
    expect(await asked).toBe(answer);
    // When a batch commits, the next one can lock the row before the request that waits.
    const { done, ...job } = await jobIn(fd, acme, id);
    expect(job).toMatchObject({ state });
    expect([6, 9]).toContain(done);
    expect(await made()).toBe(done);
    await go(id);
    expect(await made()).toBe(done);
    if (state === 'CANCELLED') return expect(await outcome(fd, acme.owner, 'cancelJob', { id })).toBe('JOB_ENDED');
    expect(await outcome(fd, acme.owner, 'resumeJob', { id })).toBe('ok');
    await go(id);
    expect(await made()).toBe(10);
  });

  it('ends if its member loses the permission for the change', async () => {
    const mia = await buildMember(fd, acme, { role: 'member' });
    const { id } = await buildJob(fd, acme, mia);
    await go(id, async (cursor) => {
      if (cursor !== null) return;
      const data = { memberId: mia.memberId, workspaceId: acme.id, policy: 'contact.manage', effect: 'DENY' };
      await fd.services.database.forWorkspace(acme.id).write((tx) => tx.memberGrant.create({ data }));
    });
    expect(await jobIn(fd, acme, id)).toMatchObject({
      state: 'FAILED',
      done: 3,
      failure: expect.stringContaining('no longer has the required permission'),
    });
  });

  it('fails with a reason after its last attempt, and can be retried then', async () => {
    const { id } = await buildJob(fd, acme, acme.owner);
    const broken = async () => {
      throw new Error('a defect');
    };
    await expect(go(id, broken, 4)).rejects.toThrow('a defect');
    expect((await jobIn(fd, acme, id)).state).toBe('QUEUED');
    await expect(go(id, broken, 5)).rejects.toThrow('a defect');
    expect(await jobIn(fd, acme, id)).toMatchObject({ state: 'FAILED', failure: 'An internal error occurred.' });
  });

  it('is visible to and controlled by its requester only', async () => {
    const admin = await buildMember(fd, acme, { role: 'admin' });
    const { id } = await buildJob(fd, acme, acme.owner);
    const list = '{ jobs(first: 5) { edges { node { id counts { name count } } } } }';
    expect((await as(fd, acme.owner).ok(list)).jobs.edges).toEqual([{ node: { id, counts: [] } }]);
    expect((await as(fd, admin).ok(list)).jobs.edges).toEqual([]);
    for (const verb of ['pauseJob', 'resumeJob', 'cancelJob'])
      expect(await outcome(fd, admin, verb, { id })).toBe('NOT_FOUND');
  });

  it('is limited to three jobs per member at the same time', async () => {
    const { id } = await buildContact(fd, acme);
    const ask = () => outcome(fd, acme.owner, 'updateContacts', { change: 'BLOCK', ids: [id] });
    expect([await ask(), await ask(), await ask(), await ask()].at(-1)).toBe('JOBS_TOO_MANY');
    const { jobs } = await as(fd, acme.owner).ok('{ jobs(first: 1) { edges { node { id } } } }');
    await finishJob(fd, acme, jobs.edges[0].node.id);
    expect(await ask()).toBe('ok');
    expect(await mutate(fd, acme.owner, 'exportContacts', {})).toMatchObject({ code: 'JOBS_TOO_MANY' });
  });
});
