import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type BuiltWorkspace, buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { csvRows, downloadExport, jsonRows } from '../../../../test/testkit/exports.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { finishJob, jobIn, workOnJob } from '../../../../test/testkit/jobs.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { JOB_HANDLERS } from '../../../jobs/job-handlers.ts';
import { runJob } from '../long-jobs/index.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const COUNT = 2_300;

/** Creates conversations with many messages at the same times, so that the position in the file needs all columns. */
async function buildMessages(): Promise<readonly string[]> {
  const conversations = [
    await buildConversation(fd, acme, { words: [] }),
    await buildConversation(fd, acme, { words: [] }),
  ];
  const sentAt = fd.services.clock();
  await fd.services.database.forWorkspace(acme.id).write((tx) =>
    tx.message.createMany({
      data: Array.from({ length: COUNT }, (_, index) => ({
        workspaceId: acme.id,
        conversationId: conversations[index % 2]?.id as string,
        direction: 'IN',
        author: 'CONTACT',
        status: 'RECEIVED',
        body: `Message ${index}`,
        sentAt: new Date(sentAt.getTime() + Math.floor(index / 400)),
      })),
    }),
  );
  return Array.from({ length: COUNT }, (_, index) => `Message ${index}`).sort();
}

const started = async (input: object = {}): Promise<string> =>
  (await mutate(fd, acme.owner, 'exportConversations', input, 'job { id }')).job.id;

/** Runs the job like a worker that is killed at the end of a batch, before its transaction commits. */
function killedIn(id: string, batch: number): Promise<void> {
  let batches = 0;
  const { CONVERSATION_EXPORT: handler } = JOB_HANDLERS;
  const killing = {
    ...handler,
    runBatch: async (of: Parameters<typeof handler.runBatch>[0]) => {
      const progress = await handler.runBatch(of);
      batches += 1;
      if (batches === batch) throw new Error('killed');
      return progress;
    },
  };
  const task = runJob(fd.services, { ...JOB_HANDLERS, CONVERSATION_EXPORT: killing });
  return task({ workspaceId: acme.id, id }, { job: { attempts: 1, max_attempts: 5 } } as never) as Promise<void>;
}

const partsOf = (jobId: string) =>
  fd.services.database.forWorkspace(acme.id).read((tx) => tx.jobPart.count({ where: { jobId } }));

it.each([1, 2, 3])(
  'continues after a worker was killed in batch %i, without a missing or repeated row [CB-06]',
  async (batch) => {
    const texts = await buildMessages();
    const id = await started({ format: 'NDJSON' });
    await expect(killedIn(id, batch)).rejects.toThrow('killed');
    // The first batch only stores the permissions with which the file is written.
    expect(await partsOf(id)).toBe(Math.max(0, batch - 2));
    expect(await finishJob(fd, acme, id)).toMatchObject({ state: 'DONE', done: COUNT, total: COUNT });
    const rows = jsonRows(await downloadExport(fd, acme.owner, id));
    expect(rows.map(({ text }) => text).sort()).toEqual(texts);
    const order = rows.map((row) => String(row.conversation_id));
    expect(new Set(order).size).toBe(2);
    expect(order).toEqual([...order].sort());
  },
);

it('writes two exports of a member at the same time, each with all rows [CB-06]', async () => {
  const texts = await buildMessages();
  const [csv, json] = [await started(), await started({ format: 'NDJSON' })];
  await Promise.all([finishJob(fd, acme, csv), finishJob(fd, acme, json), workOnJob(fd, acme, csv)]);
  const [one, two] = [await downloadExport(fd, acme.owner, csv), await downloadExport(fd, acme.owner, json)];
  expect(
    csvRows(one)
      .map(({ text }) => text)
      .sort(),
  ).toEqual(texts);
  expect(
    jsonRows(two)
      .map(({ text }) => text)
      .sort(),
  ).toEqual(texts);
});

it('starts again with the new permissions if they change between batches [CB-06]', async () => {
  await buildMessages();
  const mia = await buildMember(fd, acme);
  const { job } = await mutate(fd, mia, 'exportConversations', {}, 'job { id }');
  await expect(killedIn(job.id, 3)).rejects.toThrow('killed');
  // Precondition: rows of others were written.
  expect((await jobIn(fd, acme, job.id)).done).toBe(1_000);
  await fd.services.database
    .forWorkspace(acme.id)
    .write((tx) => tx.member.updateMany({ where: { id: mia.memberId }, data: { assignedConversationsOnly: true } }));
  await finishJob(fd, acme, job.id);
  expect(csvRows(await downloadExport(fd, mia, job.id))).toEqual([]);
});

it('refuses a fourth job of a member [CB-06]', async () => {
  for (let nth = 0; nth < 3; nth += 1) await started();
  expect(await outcome(fd, acme.owner, 'exportConversations', {})).toBe('JOBS_TOO_MANY');
});
