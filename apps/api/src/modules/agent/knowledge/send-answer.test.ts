import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { buildUnansweredQuestion } from '../../../../test/testkit/knowledge.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { openPhone, someone } from '../../../../test/testkit/phone.ts';
import { simulatedModel } from '../../../../test/testkit/simulated-model.ts';
import { answerMessage } from './send-answer.ts';

type Workspaces = Awaited<ReturnType<typeof twoWorkspaces>>;

let fd: TestFrontdesk;
let acme: Workspaces['acme'];
let globex: Workspaces['globex'];
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const ANSWER = 'Yes, every Tuesday.';
type Conversation = Awaited<ReturnType<typeof buildConversation>>;

/** Creates a group of questions that was asked in the conversations. Returns its id. */
async function askedIn([first, ...others]: readonly Conversation[]): Promise<string> {
  const questionId = await buildUnansweredQuestion(fd, acme, { conversationId: first?.id ?? '' });
  const of = { workspaceId: acme.id, questionId, text: 'Do you teach riding?', terms: ['teach'] };
  const data = others.map(({ id }) => ({ ...of, id: uuidv7(), conversationId: id, askedAt: fd.services.clock() }));
  await inAcme((tx) => tx.unansweredQuestionExample.createMany({ data }));
  return questionId;
}

const inAcme = <T>(work: Parameters<ReturnType<typeof fd.services.database.forWorkspace>['write']>[0]) =>
  fd.services.database.forWorkspace(acme.id).write(work) as Promise<T>;

const inputOf = (id: string, conversations: readonly { id: string }[]) => ({
  id,
  question: 'Do you teach riding?',
  answer: ANSWER,
  sendToConversationIds: conversations.map((conversation) => conversation.id),
});

const answerTo = async (who: Member, id: string, conversations: readonly { id: string }[]): Promise<number> =>
  (await mutate(fd, who, 'answerUnansweredQuestion', inputOf(id, conversations), 'sentCount')).sentCount;

const sentTo = ({ id }: Conversation) =>
  inAcme<{ body: string; author: string; memberId: string | null; status: string }[]>((tx) =>
    tx.message.findMany({
      where: { conversationId: id, author: 'MEMBER' },
      select: { body: true, author: true, memberId: true, status: true },
    }),
  );

describe('an answer to an unanswered question', () => {
  it('is sent to the chosen contacts only, each with their question, and no one takes over [AG-19]', async () => {
    const chosen = [await buildConversation(fd, acme), await buildConversation(fd, acme)];
    const other = await buildConversation(fd, acme);
    const question = await askedIn([...chosen, other]);
    expect(await answerTo(acme.owner, question, chosen)).toBe(2);
    const [first, second] = chosen as [Conversation, Conversation];
    const message = { author: 'MEMBER', memberId: acme.owner.memberId, status: 'QUEUED' };
    expect(await sentTo(first)).toEqual([{ ...message, body: `“Do you teach horses?”\n\n${ANSWER}` }]);
    expect(await sentTo(second)).toEqual([{ ...message, body: `“Do you teach riding?”\n\n${ANSWER}` }]);
    expect(await sentTo(other)).toEqual([]);
    expect(await inAcme((tx) => tx.conversation.count({ where: { mode: 'AGENT' } }))).toBe(3);
    expect(await outcome(fd, acme.owner, 'answerUnansweredQuestion', inputOf(question, chosen))).toBe(
      'UNANSWERED_QUESTION_SETTLED',
    );
    expect(await sentTo(first)).toHaveLength(1);
  });

  it('is sent to no one without a choice', async () => {
    const conversation = await buildConversation(fd, acme);
    const question = await askedIn([conversation]);
    expect(await answerTo(acme.owner, question, [])).toBe(0);
    expect(await sentTo(conversation)).toEqual([]);
  });

  const SITUATIONS: readonly [string, (conversation: Conversation) => Promise<unknown>][] = [
    [
      'the reply window is closed',
      ({ id }) =>
        inAcme((tx) => {
          const lastInboundAt = new Date(fd.services.clock().getTime() - 25 * 3_600_000);
          return tx.conversation.updateMany({ where: { id }, data: { lastInboundAt } });
        }),
    ],
    [
      'the contact has opted out',
      ({ contact }) =>
        inAcme((tx) =>
          tx.optOut.create({ data: { workspaceId: acme.id, contactId: contact.id, at: fd.services.clock() } }),
        ),
    ],
    ['the contact is blocked', ({ contact }) => mutate(fd, acme.owner, 'blockContact', { id: contact.id })],
    [
      'another member has taken over',
      async ({ id }) => mutate(fd, await buildMember(fd, acme, { role: 'admin' }), 'takeOverConversation', { id }),
    ],
    ['the workspace is paused', () => mutate(fd, acme.owner, 'pauseAgent', {})],
  ];

  it.each(SITUATIONS)('is stored, but not sent, if %s', async (_, change) => {
    const changed = await buildConversation(fd, acme);
    const question = await askedIn([changed]);
    await change(changed);
    expect(await answerTo(acme.owner, question, [changed])).toBe(0);
    expect(await sentTo(changed)).toEqual([]);
    expect(await inAcme((tx) => tx.knowledgeSource.count())).toBe(1);
  });

  it.each([
    ['of another question', () => buildConversation(fd, acme)],
    ['of another workspace', () => buildConversation(fd, globex)],
  ])('changes nothing with a conversation %s', async (_, build) => {
    const asked = await buildConversation(fd, acme);
    const question = await askedIn([asked]);
    const input = inputOf(question, [asked, await build()]);
    expect(await outcome(fd, acme.owner, 'answerUnansweredQuestion', input)).toBe('NOT_FOUND');
    expect(await sentTo(asked)).toEqual([]);
    // Precondition: the question can be answered in the other conversation.
    expect(await answerTo(acme.owner, question, [asked])).toBe(1);
  });

  it('is refused to a member who cannot send messages', async () => {
    const conversation = await buildConversation(fd, acme);
    const question = await askedIn([conversation]);
    const grants = [{ policy: 'message.send', effect: 'DENY', expiresAt: null }] as const;
    const editor = await buildMember(fd, acme, { role: 'admin', grants });
    expect(await outcome(fd, editor, 'answerUnansweredQuestion', inputOf(question, [conversation]))).toBe('FORBIDDEN');
    // Precondition: the member can answer the question.
    expect(await answerTo(editor, question, [])).toBe(0);
  });

  it('is refused for more than 100 conversations', async () => {
    const question = await askedIn([await buildConversation(fd, acme)]);
    const many = Array.from({ length: 101 }, () => ({ id: uuidv7() }));
    expect(await outcome(fd, acme.owner, 'answerUnansweredQuestion', inputOf(question, many))).toBe(
      'CONVERSATIONS_TOO_MANY',
    );
  });

  it('reaches the contact, and the agent knows the answer afterwards [AG-19]', async () => {
    const phone = await openPhone(fd);
    phone.fakes.think = simulatedModel;
    const number = someone();
    const say = async (words: string) => {
      await phone.say(number, words);
      fd.advance({ seconds: 5 });
      await phone.drain();
      return phone.fakes.sent.at(-1)?.body ?? '';
    };
    expect(await say('Do you teach horses?')).toContain('I have no information');
    const [example] = await phone.db.read((tx) => tx.unansweredQuestionExample.findMany());
    const input = inputOf(example?.questionId ?? '', [{ id: example?.conversationId ?? '' }]);
    await mutate(fd, phone.owner, 'answerUnansweredQuestion', { ...input, question: 'Do you teach horses?' });
    await phone.drain();
    expect(phone.fakes.sent.at(-1)).toMatchObject({ to: number, body: `“Do you teach horses?”\n\n${ANSWER}` });
    expect(await say('Do you teach horses?')).toContain(ANSWER);
  });
});

describe('the message with an answer', () => {
  it('shortens the question if the text would be too long', () => {
    const text = answerMessage('q'.repeat(500), 'a'.repeat(4000));
    expect(text).toHaveLength(4096);
    expect(text).toMatch(/^“q+…”\n\na+$/);
    expect(answerMessage('Why?', 'So.')).toBe('“Why?”\n\nSo.');
  });
});
