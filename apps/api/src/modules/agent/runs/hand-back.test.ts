import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { messagesOf, openPhone, type Phone, refusal, someone, turnsOf } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const outcomes = async (phone: Phone) => (await turnsOf(phone)).map((turn) => turn.outcome);
const conversation = (phone: Phone) => phone.db.read((tx) => tx.conversation.findFirstOrThrow());
const sent = (phone: Phone) => phone.fakes.sent.map(({ body }) => body);
/** Messages of the latest model request, as JSON. */
const promptOf = (phone: Phone) => JSON.stringify(phone.fakes.asked.at(-1)?.messages ?? []);

/** Sends one inbound message and runs all jobs that it causes. */
async function exchange(phone: Phone, number: string, words: string): Promise<void> {
  expect((await phone.say(number, words)).statusCode).toBe(200);
  fd.advance({ seconds: 5 });
  await phone.drain();
}

async function takeOver(phone: Phone): Promise<string> {
  fd.advance({ seconds: 1 });
  const { id } = await conversation(phone);
  expect((await mutate(fd, phone.owner, 'takeOverConversation', { id })).outcome).toBe('ok');
  return id;
}

async function returnToAgent(phone: Phone, note = ''): Promise<void> {
  const { id } = await conversation(phone);
  fd.advance({ seconds: 1 });
  expect(await outcome(fd, phone.owner, 'returnConversation', { id, note })).toBe('ok');
}

/** Builds a contact whose message the agent has answered. */
async function answered() {
  const phone = await openPhone(fd);
  const number = someone();
  await exchange(phone, number, 'Hello');
  expect(sent(phone)).toHaveLength(1);
  return { phone, number };
}

it('keeps the note for the agent if the member writes right afterwards [CB-37]', async () => {
  const { phone, number } = await answered();
  await takeOver(phone);
  await returnToAgent(phone, 'Be brief.');
  await exchange(phone, number, 'A check-up');
  await phone.settle();
  expect(promptOf(phone)).toContain('Be brief.');
  expect(sent(phone)).toHaveLength(2);
});

it('reads the second of two handbacks within a minute, with its note [CB-37]', async () => {
  const { phone, number } = await answered();
  await takeOver(phone);
  await returnToAgent(phone, 'She is a regular.');
  await phone.drain();
  // Precondition: there was no unanswered message, so the agent sent nothing.
  expect(await outcomes(phone)).toEqual(['ANSWERED', 'QUIET']);
  await takeOver(phone);
  await exchange(phone, number, 'A check-up');
  await returnToAgent(phone, 'She prefers mornings.');
  await phone.drain();
  expect(promptOf(phone)).toContain('She prefers mornings.');
  expect(await outcomes(phone)).toEqual(['ANSWERED', 'QUIET', 'ANSWERED']);
  expect(sent(phone)).toHaveLength(2);
});

it('keeps an unused note until the next handback without a note [CB-37]', async () => {
  const { phone, number } = await answered();
  await takeOver(phone);
  await returnToAgent(phone, 'She is a regular.');
  await phone.drain();
  // Precondition: there was no unanswered message, so the agent sent nothing.
  expect(await outcomes(phone)).toEqual(['ANSWERED', 'QUIET']);
  await takeOver(phone);
  await returnToAgent(phone);
  await phone.drain();
  await exchange(phone, number, 'A check-up');
  expect(promptOf(phone)).toContain('She is a regular.');
  await exchange(phone, number, 'This week');
  expect(promptOf(phone)).not.toContain('She is a regular.');
});

it('reads the notes of all assignees since its last turn [CB-37]', async () => {
  const { phone, number } = await answered();
  for (const note of ['She is a regular.', 'She prefers mornings.', '']) {
    await takeOver(phone);
    await returnToAgent(phone, note);
  }
  await exchange(phone, number, 'A check-up');
  expect(promptOf(phone)).toContain('She is a regular.');
  expect(promptOf(phone)).toContain('She prefers mornings.');
});

it('adds a note to the previous note that the agent has not used yet [CB-37]', async () => {
  const { phone, number } = await answered();
  for (const note of ['She is a regular.', 'She prefers mornings.']) {
    await takeOver(phone);
    await returnToAgent(phone, note);
    await phone.drain();
  }
  // Precondition: the agent sent nothing after either takeover.
  expect((await outcomes(phone)).slice(-2)).toEqual(['QUIET', 'QUIET']);
  await exchange(phone, number, 'A check-up');
  expect(promptOf(phone)).toContain('She is a regular.');
  expect(promptOf(phone)).toContain('She prefers mornings.');
});

it('discards a reply that was generated before a member wrote [CB-37]', async () => {
  const phone = await openPhone(fd);
  phone.fakes.faults.send.push(refusal('TWILIO', 'RETRY'));
  await exchange(phone, someone(), 'Hello');
  const [, stale] = await messagesOf(phone);
  // Precondition: the reply of the agent is queued but not sent.
  expect(stale).toMatchObject({ author: 'AGENT', status: 'QUEUED' });
  await takeOver(phone);
  await returnToAgent(phone, 'Be brief.');
  await phone.settle();
  expect((await messagesOf(phone))[1]).toMatchObject({ id: stale?.id, status: 'SUPPRESSED' });
  expect(await outcomes(phone)).toEqual(['SUPERSEDED', 'ANSWERED']);
  expect(promptOf(phone)).toContain('Be brief.');
  expect(sent(phone)).toHaveLength(1);
});

it('waits for a reply that may have been sent, and then answers the other messages [CB-37]', async () => {
  const phone = await openPhone(fd);
  const number = someone();
  phone.fakes.faults.send.push(refusal('TWILIO', 'UNCONFIRMED'));
  await exchange(phone, number, 'Hello');
  const conversationId = await takeOver(phone);
  await phone.say(number, 'A check-up');
  await returnToAgent(phone, 'Be brief.');
  const order = { workspaceId: phone.workspace.id, conversationId, trigger: 'HAND_BACK' };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the task reads only the job id from its helpers.
  await phone.jobs['take_turn']?.(order, { job: { id: '1' } } as never);
  // Precondition: the delivery of the reply is not confirmed.
  expect((await messagesOf(phone))[1]?.status).toBe('UNCONFIRMED');
  // Deletes the enqueued jobs, so that only the end of the active run can enqueue another.
  await rows(fd, `delete from graphile_worker._private_jobs where payload ->> 'trigger' = 'HAND_BACK'`);
  await phone.settle();
  expect(await outcomes(phone)).toEqual(['ANSWERED', 'ANSWERED']);
  expect(promptOf(phone)).toContain('Be brief.');
  expect(sent(phone)).toHaveLength(2);
});

it('restarts a run that was deferred when the member took over [CB-37]', async () => {
  const phone = await openPhone(fd);
  phone.fakes.faults.model.push(refusal('OPENAI', 'RETRY'));
  await exchange(phone, someone(), 'Hello');
  // Precondition: the run has not ended.
  expect(await outcomes(phone)).toEqual([null]);
  await takeOver(phone);
  await returnToAgent(phone, 'Be brief.');
  await phone.settle();
  expect(await outcomes(phone)).toEqual(['SUPERSEDED', 'ANSWERED']);
  expect(promptOf(phone)).toContain('Be brief.');
  expect(sent(phone)).toHaveLength(1);
});

it('immediately answers the messages that it had failed to answer [CB-37]', async () => {
  const phone = await openPhone(fd);
  phone.fakes.faults.model.push(refusal('OPENAI', 'REFUSED', 'Not today.'));
  await exchange(phone, someone(), 'Hello');
  // Precondition: the run failed because the model refused the request.
  expect(await outcomes(phone)).toEqual(['FAILED']);
  await takeOver(phone);
  await returnToAgent(phone);
  await phone.drain();
  expect(await outcomes(phone)).toEqual(['FAILED', 'ANSWERED']);
  expect(sent(phone)).toHaveLength(1);
});

it.each([true, false])('does not answer messages that the member has answered (%s) [CB-37]', async (answers) => {
  const { phone, number } = await answered();
  const conversationId = await takeOver(phone);
  await exchange(phone, number, 'A check-up');
  if (answers) {
    const reply = await mutate(fd, phone.owner, 'sendMessage', { conversationId, body: 'Tuesday at six?' });
    expect(reply.outcome).toBe('ok');
    await phone.drain();
  }
  await returnToAgent(phone);
  await phone.drain();
  expect(sent(phone)).toHaveLength(2);
  expect((await outcomes(phone)).at(-1)).toBe(answers ? 'QUIET' : 'ANSWERED');
});

it('answers after the end of a conversation, also after a handback [AG-05] [CB-37]', async () => {
  const phone = await openPhone(fd);
  const number = someone();
  for (const words of ['A check-up', 'This week', 'lena@people.test', 'The first one', 'Thanks!'])
    await exchange(phone, number, words);
  expect(sent(phone)).toHaveLength(5);
  expect((await conversation(phone)).mode).toBe('AGENT');
  await takeOver(phone);
  await returnToAgent(phone);
  await phone.settle();
  await exchange(phone, number, 'When is it?');
  expect(sent(phone)).toHaveLength(6);
  expect((await conversation(phone)).mode).toBe('AGENT');
});

it('answers the open messages of a member who left the workspace [CB-37]', async () => {
  const { phone, number } = await answered();
  const ana = await buildMember(fd, phone.workspace, { role: 'agent' });
  const { id } = await conversation(phone);
  expect((await mutate(fd, ana, 'takeOverConversation', { id })).outcome).toBe('ok');
  await exchange(phone, number, 'A check-up');
  // Precondition: the second message has no reply.
  expect(sent(phone)).toHaveLength(1);
  expect(await outcome(fd, phone.owner, 'removeMember', { id: ana.memberId })).toBe('ok');
  await phone.drain();
  expect((await conversation(phone)).mode).toBe('AGENT');
  expect(sent(phone)).toHaveLength(2);
});

describe('an opt-out that a member has lifted', () => {
  const lift = async (phone: Phone) =>
    outcome(fd, phone.owner, 'optInContact', { id: (await conversation(phone)).contactId });

  it('is not applied again from earlier messages, and the next message is answered [CB-37]', async () => {
    const { phone, number } = await answered();
    await exchange(phone, number, 'stop');
    // Precondition: the contact was opted out.
    expect(await lift(phone)).toBe('ok');
    await takeOver(phone);
    await returnToAgent(phone);
    await phone.drain();
    expect(await outcomes(phone)).toEqual(['ANSWERED', 'QUIET']);
    await exchange(phone, number, 'A check-up');
    expect(await outcomes(phone)).toEqual(['ANSWERED', 'QUIET', 'ANSWERED']);
    expect(sent(phone)).toHaveLength(2);
  });

  it.each(['A check-up', 'START'])(
    'lets the agent read %s that had ended the conversation permanently [CB-37]',
    async (words) => {
      const { phone, number } = await answered();
      const { id } = await conversation(phone);
      const { state } = await phone.db.read((tx) => tx.agentMemory.findFirstOrThrow({ where: { id } }));
      const ended = { ...(state as object), phase: 'ENDED', outcome: 'OPTED_OUT' };
      await phone.db.write((tx) => tx.agentMemory.updateMany({ where: { id }, data: { state: ended } }));
      await exchange(phone, number, 'STOP');
      await exchange(phone, number, 'Hello?');
      // Precondition: the contact is still opted out.
      expect(sent(phone)).toHaveLength(1);
      if (words !== 'START') expect(await lift(phone)).toBe('ok');
      await exchange(phone, number, words);
      expect(sent(phone)).toHaveLength(2);
    },
  );
});

it('keeps the note of a handback while the workspace is paused [CB-18]', async () => {
  const { phone, number } = await answered();
  const pause = (agentPausedAt: Date | null) =>
    phone.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt } }));
  await pause(fd.services.clock());
  await takeOver(phone);
  await returnToAgent(phone, 'Be brief.');
  await phone.drain();
  expect(await outcomes(phone)).toEqual(['ANSWERED', 'QUIET']);
  const waiting = '{ conversations(first: 5, filter: { isWaiting: true }) { totalCount } }';
  // No conversation waits for a reply.
  expect((await as(fd, phone.owner).ok(waiting)).conversations.totalCount).toBe(0);
  await pause(null);
  await exchange(phone, number, 'A check-up');
  expect(promptOf(phone)).toContain('Be brief.');
  expect(sent(phone)).toHaveLength(2);
});
