import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildBooking } from '../../../../test/testkit/bookings.ts';
import { buildLead, buildMember } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { outcome } from '../../../../test/testkit/mutate.ts';
import { messagesOf, openPhone, refusal, someone } from '../../../../test/testkit/phone.ts';
import { simulatedModel } from '../../../../test/testkit/simulated-model.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const QUESTION = 'Can I move my appointment? Call me at +49 30 1234567';

/** Builds a conversation in which the contact has written a question and the agent has replied. */
async function openConversation() {
  const phone = await openPhone(fd);
  phone.fakes.think = simulatedModel;
  Object.assign(fd.providers, { model: phone.fakes.providers.model });
  const number = someone();
  expect((await phone.say(number, QUESTION)).statusCode).toBe(200);
  await phone.drain();
  const { id } = await phone.db.read((tx) => tx.conversation.findFirstOrThrow());
  return { phone, owner: phone.owner, id, number };
}

interface Summarized {
  readonly summary: {
    readonly request: string;
    readonly known: string | null;
    readonly promised: string | null;
  } | null;
  readonly errors: readonly { code: string }[];
}

async function summaryOf(who: Caller, conversationId: string): Promise<Summarized> {
  const mutation = `mutation ($id: ID!) { summarizeConversation(conversationId: $id) { summary { request known promised } errors { code } } }`;
  return (await as(fd, who).ok<{ summarizeConversation: Summarized }>(mutation, { id: conversationId }))
    .summarizeConversation;
}

describe('a summary of a conversation', () => {
  it('says what the contact wants, what is known and what was promised, and stores nothing [AG-40]', async () => {
    const { phone, owner, id, number } = await openConversation();
    const lead = await buildLead(fd, phone.workspace, { phone: number, answers: { need: 'check-up' } });
    await buildBooking(fd, phone.workspace, lead.id);
    const before = await messagesOf(phone);
    const { summary } = await summaryOf(owner, id);
    expect(summary?.request).toContain(QUESTION);
    expect(summary?.known).toBe('need: check-up');
    expect(summary?.promised).toMatch(/^Appointment on /);
    expect(await messagesOf(phone)).toEqual(before);
    const asked = phone.fakes.asked.at(-1)?.messages.at(-1)?.content;
    expect(JSON.parse(String(asked)).lines).toHaveLength(before.length);
  });

  it('has no contact details for a member who cannot see them [S8]', async () => {
    const { phone, owner, id } = await openConversation();
    expect((await summaryOf(owner, id)).summary?.request).toContain('1234567'); // Precondition.
    const masked = await buildMember(fd, phone.workspace, { role: 'admin', maskContactDetails: true });
    const { summary } = await summaryOf(masked, id);
    expect(summary?.request).toContain('Can I move my appointment?');
    expect(summary?.request).not.toContain('1234567');
  });

  it('needs messages and a model that responds in the expected form', async () => {
    const { phone, owner, id } = await openConversation();
    const codes = async () => (await summaryOf(owner, id)).errors.map(({ code }) => code);
    phone.fakes.faults.model.push(refusal('OPENAI', 'REFUSED'));
    expect(await codes()).toEqual(['MODEL_FAILED']);
    phone.fakes.think = () => ({ text: '{"request":""}', toolCalls: [] });
    expect(await codes()).toEqual(['MODEL_FAILED']);
    await phone.db.write((tx) => tx.integration.deleteMany({ where: { provider: 'OPENAI' } }));
    expect(await codes()).toEqual(['MODEL_NOT_SET_UP']);
    await phone.db.write((tx) => tx.message.deleteMany({}));
    expect(await codes()).toEqual(['CONVERSATION_EMPTY']);
  });

  it('is only for members who can read messages', async () => {
    const { phone, id } = await openConversation();
    const deny = [{ policy: 'message.read', effect: 'DENY' } as const];
    const other = await buildMember(fd, phone.workspace, { role: 'member', grants: deny });
    expect(await outcome(fd, other, 'summarizeConversation', { conversationId: id })).toBe('FORBIDDEN');
    const reader = await buildMember(fd, phone.workspace, { role: 'member' });
    expect(await outcome(fd, reader, 'summarizeConversation', { conversationId: id })).toBe('ok');
  });
});
