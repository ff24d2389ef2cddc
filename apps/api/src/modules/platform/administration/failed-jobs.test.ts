import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildUser,
  type Member,
  type Person,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { buildFailedJob, exhaustJob } from '../../../../test/testkit/failed-jobs.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { redactError } from './failed-jobs.ts';

let fd: TestFrontdesk;
let pia: Person;
let acme: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
  pia = await buildUser(fd, { name: 'Pia Platform', globalRole: 'ADMIN' });
});
beforeEach(async () => {
  await rows(fd, 'delete from graphile_worker._private_jobs');
  await rows(fd, 'delete from platform_events');
  ({ acme } = await twoWorkspaces(fd));
  await rows(fd, 'delete from graphile_worker._private_jobs');
});
afterAll(() => fd.close());

const LIST = `query ($first: Int!, $after: String) { failedJobs(first: $first, after: $after) { totalCount
  edges { node { id task attempts error isDiscardable lastAttemptAt createdAt } } pageInfo { hasNextPage endCursor } } }`;
const list = async (first = 10, after: string | null = null) =>
  (await as(fd, pia).ok(LIST, { first, after })).failedJobs;
const idsIn = async () => (await list()).edges.map(({ node }: { node: { id: string } }) => node.id);
const jobs = () =>
  rows<{ id: string; attempts: number }>(
    fd,
    'select id::text, attempts from graphile_worker._private_jobs order by id',
  );
const log = () =>
  rows(fd, 'select name, actor_label, subject_type, subject_id, after from platform_events order by subject_id');

describe('failed jobs', () => {
  it('are listed with task, attempts and a redacted error, and jobs with attempts left are not [operations 12]', async () => {
    await rows(fd, `select graphile_worker.add_job('send_mail', '{}')`);
    const id = await buildFailedJob(fd, {
      error: 'Refused for lee@acme.test (+44 20 7946 0018)\n  at send (mailer.ts:1)',
    });
    const { totalCount, edges } = await list();
    expect(totalCount).toBe(1);
    expect(edges).toEqual([
      {
        node: {
          id,
          task: 'send_mail',
          attempts: 25,
          error: 'Refused for [email] ([number])',
          isDiscardable: true,
          lastAttemptAt: expect.any(String),
          createdAt: expect.any(String),
        },
      },
    ]);
  });

  it('are paged without gaps or duplicates [operations 12]', async () => {
    const built: string[] = [];
    for (let nth = 0; nth < 5; nth += 1) built.push(await buildFailedJob(fd));
    const seen: string[] = [];
    for (let page = await list(2); ; page = await list(2, page.pageInfo.endCursor)) {
      seen.push(...page.edges.map(({ node }: { node: { id: string } }) => node.id));
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(built.reverse());
  });

  it('leave out a superseded job of any task [operations 12]', async () => {
    const [kept, superseded] = [
      await buildFailedJob(fd, { task: 'run_campaign', key: 'campaign 1', error: null }),
      await buildFailedJob(fd, { task: 'run_campaign', error: null }),
    ];
    expect((await jobs()).map(({ id }) => id)).toEqual([kept, superseded]);
    expect(await idsIn()).toEqual([kept]);
    expect((await list()).edges[0].node.error).toBeNull();
  });

  it('are retried with all their attempts, and the platform log names who retried them [operations 12]', async () => {
    const [one, other] = [await buildFailedJob(fd), await buildFailedJob(fd)];
    expect(await outcome(fd, pia, 'retryFailedJobs', { ids: [one] })).toBe('ok');
    expect(await jobs()).toEqual([
      { id: one, attempts: 0 },
      { id: other, attempts: 25 },
    ]);
    expect(await log()).toEqual([
      {
        name: 'job.retried',
        actor_label: 'Pia Platform',
        subject_type: 'Job',
        subject_id: one,
        after: { task: 'send_mail' },
      },
    ]);
  });

  it.each(['retryFailedJobs', 'deleteFailedJobs'])(
    '%s refuses all when one of them is running, pending or deleted [operations 12]',
    async (name) => {
      const [failed, running, waiting] = [await buildFailedJob(fd), await buildFailedJob(fd), await buildFailedJob(fd)];
      await rows(fd, 'update graphile_worker._private_jobs set locked_at = now() where id = $1', [running]);
      await rows(fd, 'update graphile_worker._private_jobs set attempts = 3 where id = $1', [waiting]);
      for (const id of [running, waiting, '999999999'])
        expect(await outcome(fd, pia, name, { ids: [failed, id] })).toBe('JOB_NOT_FAILED');
      expect(await jobs()).toHaveLength(3);
      expect(await log()).toEqual([]);
      expect(await outcome(fd, pia, name, { ids: ['1; drop'] })).toBe('NOT_FOUND');
      expect(await outcome(fd, pia, name, { ids: [] })).toBe('VALIDATION_FAILED');
      expect(await outcome(fd, pia, name, { ids: [failed] })).toBe('ok');
    },
  );

  it('are discarded, except those whose record would then wait forever [operations 12]', async () => {
    const [mail, campaign] = [
      await buildFailedJob(fd),
      await buildFailedJob(fd, { task: 'run_campaign', key: 'campaign 1' }),
    ];
    expect(await outcome(fd, pia, 'deleteFailedJobs', { ids: [mail, campaign] })).toBe('JOB_NOT_DISCARDABLE');
    expect(await jobs()).toHaveLength(2);
    expect(await outcome(fd, pia, 'deleteFailedJobs', { ids: [mail] })).toBe('ok');
    expect((await jobs()).map(({ id }) => id)).toEqual([campaign]);
    expect(await log()).toMatchObject([{ name: 'job.discarded', subject_id: mail }]);
  });

  it.each([
    ['WAITING', 'FAILED'],
    ['SENDING', 'UNCONFIRMED'],
  ])(
    'of a message whose sending is %s are discarded, and the message ends as %s [operations 12]',
    async (state, ends) => {
      const conversation = await buildConversation(fd, acme, { heldById: acme.owner.memberId });
      const input = { conversationId: conversation.id, body: 'Hi' };
      const { message: sent } = await mutate(fd, acme.owner, 'sendMessage', input, 'message { id status }');
      expect(sent.status).toBe('QUEUED');
      await rows(fd, 'insert into message_dispatches (workspace_id, id, state) values ($1, $2, $3)', [
        acme.id,
        sent.id,
        state,
      ]);
      const [job] = await jobs();
      await exhaustJob(fd, job?.id ?? '', 'timeout');
      expect(await outcome(fd, pia, 'deleteFailedJobs', { ids: [job?.id] })).toBe('ok');
      const found =
        'select m.status, s.state from messages m join message_dispatches s using (workspace_id, id) where m.id = $1';
      expect(await rows(fd, found, [sent.id])).toEqual([{ status: ends, state: 'DONE' }]);
    },
  );

  it('are for global admins only [operations 12]', async () => {
    const id = await buildFailedJob(fd);
    expect(await as(fd, acme.owner).denied('{ failedJobs(first: 1) { totalCount } }')).toBe('FORBIDDEN');
    for (const name of ['retryFailedJobs', 'deleteFailedJobs'])
      expect(await outcome(fd, acme.owner, name, { ids: [id] })).toBe('FORBIDDEN');
    expect(await idsIn()).toEqual([id]);
  });
});

describe('the error of a job', () => {
  it.each([
    ['connect ECONNREFUSED 10.0.0.7:5432', 'connect ECONNREFUSED [number]:5432'],
    ['POST https://user:pass@api.twilio.test/x?token=abc failed', 'POST [address] failed'],
    ['Key (phone)=(+442079460018) already exists.', 'Key (phone)=([value]) already exists.'],
    ['invalid input "Lee Lead"', 'invalid input [value]'],
    ['Bearer sk_live_51H8abcDEF1234567890 refused', 'Bearer [token] refused'],
    ['', null],
  ])('%s is shown as %s [operations 12]', (error, shown) => {
    expect(redactError(error)).toBe(shown);
  });

  it('has at most 200 characters of its first line [operations 12]', () => {
    expect(redactError(`${'word '.repeat(100)}\nsecret`)).toHaveLength(201);
  });
});
