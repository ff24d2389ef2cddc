import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { trafficOf } from '../../../../test/testkit/query-count.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { simulatedModel } from '../../../../test/testkit/simulated-model.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk({ billing: 'MANUAL' });
});
afterAll(() => fd.close());

const DUE = `select t.identifier, j.id::text, j.payload from graphile_worker._private_jobs j
  join graphile_worker._private_tasks t on t.id = j.task_id where j.payload ->> 'workspaceId' = $1 order by j.run_at, j.id limit 1`;

interface Traffic {
  readonly statements: number;
  readonly writes: number;
}

/** Runs the jobs between a message and its reply. Counts the SQL statements and network writes of each task. */
async function trafficByTask(phone: Phone): Promise<Record<string, Traffic>> {
  const counts: Record<string, Traffic> = {};
  for (;;) {
    const [job] = await rows<{ identifier: string; id: string; payload: object }>(fd, DUE, [phone.workspace.id]);
    if (!job) return counts;
    const run = phone.jobs[job.identifier];
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these tasks read only the job id from their helpers.
    counts[job.identifier] = await trafficOf(async () => run?.(job.payload, { job: { id: job.id } } as never));
    await rows(fd, 'delete from graphile_worker._private_jobs where id = $1', [job.id]);
  }
}

/** Upper bounds of the second turn, in which the agent also runs an effect. */
const BUDGET: Readonly<Record<string, Traffic>> = {
  process_inbound: { statements: 25, writes: 11 },
  take_turn: { statements: 66, writes: 31 },
  send_message: { statements: 28, writes: 10 },
  // The jobs of this workspace do not include it, because it runs apart from the replies.
  match_entities: { statements: 0, writes: 0 },
};

/** Returns the tasks that are not in the budget or exceed it. */
const excessOf = (counts: Readonly<Record<string, Traffic>>): string[] =>
  Object.entries(counts).flatMap(([task, { statements, writes }]) => {
    const most = BUDGET[task];
    const isWithin = most !== undefined && statements <= most.statements && writes <= most.writes;
    return isWithin ? [] : [`${task}: ${statements} statements in ${writes} writes`];
  });

it('answers a message with a bounded number of statements and network writes', async () => {
  const phone = await openPhone(fd);
  phone.fakes.think = simulatedModel;
  const contact = someone();
  await phone.say(contact, 'Hello.');
  await trafficByTask(phone);
  await phone.say(contact, 'I would like a trial lesson.');
  fd.advance({ seconds: 20 });
  const counts = await trafficByTask(phone);
  // Precondition: both messages were answered.
  expect(phone.fakes.sent).toHaveLength(2);
  // Precondition: the model interpreted the messages and wrote the reply.
  expect(phone.fakes.asked.length).toBeGreaterThanOrEqual(3);
  expect(excessOf(counts)).toEqual([]);
});
