import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildMember } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { addKnowledge, saveProfile } from '../../../../test/testkit/knowledge.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { messagesOf, openPhone, type Phone, refusal, someone, turnsOf } from '../../../../test/testkit/phone.ts';
import { simulatedModel } from '../../../../test/testkit/simulated-model.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/** Builds a workspace with a price, and a contact whose conversation the owner has taken over. */
async function openDesk(options: Parameters<typeof openPhone>[1] = {}) {
  const phone = await openPhone(fd, options);
  phone.fakes.think = simulatedModel;
  const { model, calendar } = phone.fakes.providers;
  Object.assign(fd.providers, { model, calendar });
  const { owner } = phone;
  const services = [{ name: 'Teeth cleaning', description: 'With a check-up.', price: '60 EUR', durationMinutes: 45 }];
  await saveProfile(fd, owner, { name: 'Smile Dental', services });
  const number = someone();
  await receive(phone, number, 'Hello');
  const { id } = await phone.db.read((tx) => tx.conversation.findFirstOrThrow());
  await mutate(fd, owner, 'takeOverConversation', { id });
  return { phone, owner, id, say: (words: string) => receive(phone, number, words) };
}

async function receive(phone: Phone, number: string, words: string): Promise<void> {
  fd.advance({ seconds: 5 });
  expect((await phone.say(number, words)).statusCode).toBe(200);
  await phone.drain();
}

interface Drafted {
  readonly draft: { readonly text: string; readonly sources: readonly { title: string; text: string }[] } | null;
  readonly errors: readonly { code: string }[];
}

async function draftOf(who: Caller, conversationId: string): Promise<Drafted> {
  const mutation = `mutation ($id: ID!) { draftReply(conversationId: $id) { draft { text sources { title text } } errors { code } } }`;
  return (await as(fd, who).ok<{ draftReply: Drafted }>(mutation, { id: conversationId })).draftReply;
}

const codes = async (who: Caller, id: string) => (await draftOf(who, id)).errors.map(({ code }) => code);

/** Everything that a run or a reply of the agent would change. */
async function stored(phone: Phone) {
  const memories = await phone.db.read((tx) => tx.agentMemory.findMany());
  return { messages: await messagesOf(phone), runs: await turnsOf(phone), memories, booked: phone.fakes.booked };
}

describe('a draft of a reply', () => {
  it('answers the open messages with sources, and stores and sends nothing [AG-40]', async () => {
    const { phone, owner, id, say } = await openDesk();
    await say('I have a question');
    await say('What does a teeth cleaning cost?');
    const before = await stored(phone);
    const { draft, errors } = await draftOf(owner, id);
    expect(errors).toEqual([]);
    expect(draft?.text).toContain('Teeth cleaning costs 60 EUR and takes 45 minutes.');
    expect(draft?.sources).toEqual([
      { title: 'Teeth cleaning', text: 'Teeth cleaning costs 60 EUR and takes 45 minutes. With a check-up.' },
    ]);
    expect(await stored(phone)).toEqual(before);
  });

  it('can be sent as a message, after which no message is open [AG-40]', async () => {
    const { owner, id, say } = await openDesk();
    await say('What does a teeth cleaning cost?');
    const { draft } = await draftOf(owner, id);
    fd.advance({ seconds: 1 });
    expect(await outcome(fd, owner, 'sendMessage', { conversationId: id, body: draft?.text })).toBe('ok');
    expect(await codes(owner, id)).toEqual(['NO_OPEN_MESSAGE']);
  });

  it('offers times that are free, without booking one [AG-40]', async () => {
    const { phone, owner, id, say } = await openDesk();
    await say('When can I come for a check-up? My name is Lena Lead, lena@example.com');
    const { draft } = await draftOf(owner, id);
    expect(draft?.text).toBeTruthy();
    expect(phone.fakes.booked).toEqual([]);
  });

  it('does not exist for a question without an answer, or a wish for a person [AG-40]', async () => {
    const { owner, id, say } = await openDesk();
    await say('Do you have a sauna?');
    expect(await codes(owner, id)).toEqual(['NO_REPLY_DRAFT']);
    const other = await openDesk();
    await other.say('I want to talk to a person');
    expect(await codes(other.owner, other.id)).toEqual(['NO_REPLY_DRAFT']);
  });

  it('needs a model that responds and a published agent', async () => {
    const { phone, owner, id, say } = await openDesk();
    await say('What does a teeth cleaning cost?');
    phone.fakes.faults.model.push(refusal('OPENAI', 'REFUSED'));
    expect(await codes(owner, id)).toEqual(['MODEL_FAILED']);
    await phone.db.write((tx) => tx.integration.deleteMany({ where: { provider: 'OPENAI' } }));
    expect(await codes(owner, id)).toEqual(['MODEL_NOT_SET_UP']);
    const unpublished = await openDesk({ isPublished: false });
    await unpublished.say('What does a teeth cleaning cost?');
    expect(await codes(unpublished.owner, unpublished.id)).toEqual(['AGENT_NOT_PUBLISHED']);
  });

  it('is only for a caller who can reply, and while no other member has taken over', async () => {
    const { phone, owner, id, say } = await openDesk();
    await say('What does a teeth cleaning cost?');
    const colleague = await buildMember(fd, phone.workspace, { role: 'admin' });
    expect(await codes(colleague, id)).toEqual(['TAKEN_OVER_BY_ANOTHER']);
    expect(await codes(owner, id)).toEqual([]);
    const deny = [{ policy: 'message.send', effect: 'DENY' } as const];
    const reader = await buildMember(fd, phone.workspace, { role: 'member', grants: deny });
    fd.advance({ seconds: 1 });
    await mutate(fd, owner, 'returnConversation', { id, note: '' });
    expect(await outcome(fd, reader, 'draftReply', { conversationId: id })).toBe('FORBIDDEN');
    expect(await codes(colleague, id)).toEqual([]);
  });

  it('has no contact details for a member who cannot see them [S8]', async () => {
    const { phone, owner, id, say } = await openDesk();
    await addKnowledge(fd, owner, { title: 'How do I reach the lab?', text: 'Call the lab at +49 30 1234567.' });
    await mutate(fd, owner, 'returnConversation', { id, note: '' });
    const masked = await buildMember(fd, phone.workspace, { role: 'admin', maskContactDetails: true });
    fd.advance({ seconds: 1 });
    await mutate(fd, masked, 'takeOverConversation', { id });
    await say('How do I reach the lab?');
    const { draft } = await draftOf(masked, id);
    expect(draft?.text).toContain('Call the lab at');
    expect(draft?.text).not.toContain('1234567');
  });
});
