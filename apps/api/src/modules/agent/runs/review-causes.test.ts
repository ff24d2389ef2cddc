import { randomUUID } from 'node:crypto';
import { initialState } from '@frontdesk/agent/engine';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { addKnowledge } from '../../../../test/testkit/knowledge.ts';
import { openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { buildRating } from '../../../../test/testkit/ratings.ts';
import { buildConcept } from '../../../../test/testkit/safety.ts';
import { simulatedModel } from '../../../../test/testkit/simulated-model.ts';
import { asSystemActor } from '../../../events/system-actor.ts';
import { queueReview } from '../reviews/index.ts';
import { runStateOf } from './active-run.ts';
import { recordEpisode } from './episodes.ts';
import { handOffToHuman } from './index.ts';
import { storeRating } from './ratings.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const reasonsIn = async ({ db }: Phone) =>
  (await db.read((tx) => tx.review.findMany({ orderBy: { createdAt: 'asc' } }))).map(({ reasons }) => reasons);
const by = ({ workspace }: Phone) => asSystemActor(fd.services, workspace.id, { kind: 'system', name: 'Frontdesk' });

/** A contact who writes to an agent that answers with the simulated model. */
async function open() {
  const phone = await openPhone(fd);
  phone.fakes.think = simulatedModel;
  const number = someone();
  const say = async (words: string) => {
    await phone.say(number, words);
    fd.advance({ seconds: 5 });
    await phone.drain();
  };
  return { phone, say };
}

describe('a conversation is added to the review queue', () => {
  it('by a safety match and by the handoff after it, once [AG-32]', async () => {
    const { phone, say } = await open();
    await say('Hello');
    expect(await reasonsIn(phone)).toEqual([]);
    await buildConcept(fd, phone.workspace, { name: 'Danger', rule: { outcome: 'HAND_OVER' } });
    await say('I want to end my life.');
    expect(await reasonsIn(phone)).toEqual([['SAFETY', 'HANDOFF']]);
  });

  it('by a handoff of any kind, in its transaction [AG-32]', async () => {
    const phone = await openPhone(fd);
    const { id: conversationId } = await buildConversation(fd, phone.workspace);
    const handOff = (fails: boolean) =>
      phone.db.write(async (tx) => {
        await handOffToHuman(tx, by(phone), { conversationId, code: 'REQUESTED', detail: null });
        if (fails) throw new Error('The transaction fails.');
      });
    await expect(handOff(true)).rejects.toThrow('The transaction fails.');
    expect(await reasonsIn(phone)).toEqual([]);
    await handOff(false);
    await handOff(false);
    expect(await reasonsIn(phone)).toEqual([['HANDOFF']]);
  });

  it.each([
    [1, [['LOW_RATING']]],
    [2, [['LOW_RATING']]],
    [3, []],
  ] as const)('by a rating of 1 or 2, not by others: %i [AG-32]', async (score, reasons) => {
    const phone = await openPhone(fd);
    const { id: conversationId } = await buildConversation(fd, phone.workspace);
    const id = await buildRating(fd, phone.workspace, { conversationId, score: null, ratedAt: null, commentId: null });
    const now = fd.services.clock().toISOString();
    const plan = { ...runStateOf(initialState({ graphVersionId: '', now, language: 'en' })), rating: { id, score } };
    await phone.db.write((tx) => storeRating(tx, by(phone), { conversationId, plan }));
    expect(await phone.db.read((tx) => tx.rating.findMany({ select: { score: true } }))).toEqual([{ score }]);
    expect(await reasonsIn(phone)).toEqual(reasons);
  });

  it('by a statement that its sources do not support, not by a supported one [AG-32]', async () => {
    const { phone, say } = await open();
    await addKnowledge(fd, phone.owner, { kind: 'TEXT', title: 'House rules', text: 'You can park for free.' });
    await say('Where can I park?');
    expect(await reasonsIn(phone)).toEqual([]);
    let invented = 0;
    phone.fakes.think = (request) => {
      const reply = simulatedModel(request);
      if (request.format?.name !== 'word' || invented > 0) return reply;
      invented += 1;
      return { ...reply, text: (reply.text ?? '').replaceAll('"p1"', '"p9"') };
    };
    await say('And where else can I park?');
    expect(invented).toBe(1);
    expect(await reasonsIn(phone)).toEqual([['UNSUPPORTED_STATEMENT']]);
  });
});

describe('the sample', () => {
  /** Ends an episode of a new conversation in a run, twice as after a crash. */
  async function end(phone: Phone): Promise<string> {
    const { id: conversationId } = await buildConversation(fd, phone.workspace);
    const now = fd.services.clock();
    const memory = initialState({ graphVersionId: '', now: now.toISOString(), language: 'en' });
    const record = (outcome: 'BOOKED' | null, id = randomUUID()) => {
      const plan = runStateOf({ ...memory, episode: { ...memory.episode, outcome } });
      const run = { workspaceId: phone.workspace.id, id, conversationId, agentVersionId: null, startedAt: now };
      return phone.db.write((tx) => recordEpisode(tx, { run, plan, result: 'REPLIED', code: null, now }));
    };
    await record(null);
    expect(await phone.db.read((tx) => tx.review.count({ where: { conversationId } }))).toBe(0);
    const id = randomUUID();
    await record('BOOKED', id);
    await record('BOOKED', id);
    return conversationId;
  }
  const setPercent = ({ db }: Phone, reviewSamplePercent: number) =>
    db.write((tx) => tx.workspace.updateMany({ data: { reviewSamplePercent } }));

  it('contains no episode at 0 percent, all at 100 percent, and a part between them [AG-32]', async () => {
    const phone = await openPhone(fd);
    await end(phone);
    expect(await reasonsIn(phone)).toEqual([]);
    await setPercent(phone, 100);
    await end(phone);
    expect(await reasonsIn(phone)).toEqual([['SAMPLE']]);
    await setPercent(phone, 50);
    for (let count = 0; count < 40; count += 1) await end(phone);
    const part = (await reasonsIn(phone)).length - 1;
    expect([part > 5, part < 35]).toEqual([true, true]);
  });

  it('counts an episode once, even if the outcome changes later', async () => {
    const phone = await openPhone(fd);
    await setPercent(phone, 100);
    const conversationId = await end(phone);
    await phone.db.write((tx) => tx.review.deleteMany());
    fd.advance({ minutes: 1 });
    const now = fd.services.clock();
    const memory = initialState({ graphVersionId: '', now: now.toISOString(), language: 'en' });
    const plan = runStateOf({ ...memory, episode: { ...memory.episode, outcome: 'ANSWERED' } });
    const run = {
      workspaceId: phone.workspace.id,
      id: randomUUID(),
      conversationId,
      agentVersionId: null,
      startedAt: now,
    };
    await phone.db.write((tx) => recordEpisode(tx, { run, plan, result: 'REPLIED', code: null, now }));
    expect(await reasonsIn(phone)).toEqual([]);
  });
});

it('two causes at the same time open one review', async () => {
  const phone = await openPhone(fd);
  const { id: conversationId } = await buildConversation(fd, phone.workspace);
  const place = { workspaceId: phone.workspace.id, conversationId, now: fd.services.clock() };
  const queue = (reason: 'SAFETY' | 'LOW_RATING') => phone.db.write((tx) => queueReview(tx, { ...place, reason }));
  await Promise.all([queue('SAFETY'), queue('LOW_RATING')]);
  const [reasons] = await reasonsIn(phone);
  expect([...(reasons ?? [])].sort()).toEqual(['LOW_RATING', 'SAFETY']);
  expect(await reasonsIn(phone)).toHaveLength(1);
});
