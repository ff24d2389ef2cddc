import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { statementsOf } from '../../../../test/testkit/query-count.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { simulatedModel } from '../../../../test/testkit/simulated-model.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const DUE = `select t.identifier, j.id::text, j.payload from graphile_worker._private_jobs j
  join graphile_worker._private_tasks t on t.id = j.task_id where j.payload ->> 'workspaceId' = $1 order by j.run_at, j.id limit 1`;

/** Counts the SQL statements of each job between a message and its reply, by task. */
async function statementsByTask(phone: Phone): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (;;) {
    const [job] = await rows<{ identifier: string; id: string; payload: object }>(fd, DUE, [phone.workspace.id]);
    if (!job) return counts;
    const run = phone.jobs[job.identifier];
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these tasks read only the job id from their helpers.
    const sent = await statementsOf(async () => run?.(job.payload, { job: { id: job.id } } as never));
    counts[job.identifier] = (counts[job.identifier] ?? 0) + sent.length;
    process.stderr.write(
      `\n## ${job.identifier} ${sent.length}\n${sent.map((one) => one.replaceAll(/\s+/g, ' ').slice(0, 110)).join('\n')}\n`,
    );
    await rows(fd, 'delete from graphile_worker._private_jobs where id = $1', [job.id]);
  }
}

it('answers a message with a bounded number of statements', async () => {
  const phone = await openPhone(fd);
  phone.fakes.think = simulatedModel;
  const contact = someone();
  await phone.say(contact, 'Hello.');
  await statementsByTask(phone);
  await phone.say(contact, 'I would like a trial lesson.');
  fd.advance({ seconds: 20 });
  const counts = await statementsByTask(phone);
  // Precondition: both messages were answered.
  expect(phone.fakes.sent).toHaveLength(2);
  // Precondition: the model interpreted the messages and wrote the reply.
  expect(phone.fakes.asked.length).toBeGreaterThanOrEqual(3);
  expect(counts['take_turn']).toBeLessThanOrEqual(68);
});
