import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { publishAgent } from '../../../../test/testkit/agent.ts';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember } from '../../../../test/testkit/build.ts';
import { type CloudTestProduct, openCloudNumber, startCloudProduct } from '../../../../test/testkit/cloud-messages.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { fakeProviders, fuseOf, KilledError, killableServices, someone } from '../../../../test/testkit/phone.ts';
import { askForRatings, buildRating } from '../../../../test/testkit/ratings.ts';
import { buildIntegration } from '../../../../test/testkit/scene.ts';
import { simulatedModel } from '../../../../test/testkit/simulated-model.ts';

let product: CloudTestProduct;
const fakes = fakeProviders(fuseOf());
beforeAll(async () => {
  product = await startCloudProduct();
  const { model, calendar } = fakes.providers;
  Object.assign(product.fd.providers, { model, calendar });
  fakes.think = simulatedModel;
});
afterAll(() => product.close());

const DELAY = 10;
const DAY_MS = 86_400_000;

/** A contact who booked an appointment with an agent that asks for ratings ten minutes later. */
async function booked() {
  const line = await openCloudNumber(product);
  await line.activate();
  const { fd } = product;
  const verified = { state: 'VERIFIED', verifiedAt: fd.services.clock(), accountName: 'Acme' };
  for (const account of [{ provider: 'OPENAI' }, { provider: 'CALCOM', eventTypeId: '7', model: null }])
    await buildIntegration(fd, line.workspace, line.owner, { ...verified, ...account });
  await publishAgent(fd, line.workspace);
  await mutate(fd, line.owner, 'updateAgentLimits', { ratingDelayMinutes: DELAY }, 'limits { ratingDelayMinutes }');
  fakes.booked.length = 0;
  const day = new Date(fd.services.clock().getTime() + 3 * DAY_MS).toISOString().slice(0, 10);
  fakes.slots = [`${day}T09:00:00.000Z`, `${day}T14:00:00.000Z`];
  const { whatsAppCloud } = product.simulators;
  const { accessToken } = line.meta;
  const contact = someone();
  const lastOnPhone = () =>
    whatsAppCloud.messagesOf(accessToken, contact).findLast(({ direction }) => direction === 'OUT');
  const settle = async () => {
    fd.advance({ seconds: 10 });
    await line.work();
    return lastOnPhone()?.body ?? '';
  };
  const say = async (words: string) => {
    await whatsAppCloud.receive(accessToken, contact, words, 'Lena Lead');
    return settle();
  };
  const press = async (title: string, message = lastOnPhone()) => {
    const option = message?.choices?.options.find((one) => one.title === title);
    if (!message || !option) throw new Error(`There is no option ${title}.`);
    await whatsAppCloud.press(accessToken, contact, { messageId: message.id, choiceId: option.id });
    return settle();
  };
  const ask = async (services = fd.services) => {
    await askForRatings(services, line.workspace);
    return settle();
  };
  const book = async () => {
    await say('I would like a trial lesson');
    await say('This week');
    await press(lastOnPhone()!.choices!.options[0]!.title);
    await say('lena@people.test');
    expect(fakes.booked).toHaveLength(1);
  };
  await book();
  const ratings = () => line.db.read((tx) => tx.rating.findMany({ orderBy: { askedAt: 'asc' } }));
  const { id: conversationId } = await line.db.read((tx) => tx.conversation.findFirstOrThrow());
  return { ...line, contact, conversationId, lastOnPhone, settle, say, press, ask, ratings };
}

type Desk = Awaited<ReturnType<typeof booked>>;

const setDelay = ({ db }: Desk, ratingDelayMinutes: number) =>
  db.write((tx) => tx.agent.updateMany({ data: { limits: { ratingDelayMinutes } } }));

const questionsIn = ({ db }: Desk): Promise<number> =>
  db.read((tx) => tx.message.count({ where: { body: { startsWith: 'How satisfied' } } }));

/** A contact who has been asked for a rating. */
async function asked(): Promise<Desk> {
  const desk = await booked();
  product.fd.advance({ minutes: DELAY });
  expect(await desk.ask()).toContain('How satisfied were you');
  return desk;
}

describe('after an episode', () => {
  it('the agent asks once, the contact presses a score and comments, and members see both [AG-39]', async () => {
    const desk = await booked();
    product.fd.advance({ minutes: DELAY - 5 });
    await desk.ask();
    expect(await desk.ratings()).toEqual([]);
    product.fd.advance({ minutes: 5 });
    await desk.ask();
    expect(desk.lastOnPhone()?.choices?.options.map(({ title }) => title)).toEqual([
      '1 – Very bad',
      '2 – Bad',
      '3 – Okay',
      '4 – Good',
      '5 – Very good',
    ]);
    const calls = fakes.asked.length;
    expect(await desk.press('2 – Bad')).toContain('add a comment');
    expect(fakes.asked).toHaveLength(calls);
    expect(await desk.say('The room was cold, write to me at lena@people.test')).toBe('Thank you for your feedback.');
    // The sign-in of the owner has expired on the advanced clock.
    const reader = await buildMember(product.fd, desk.workspace, { role: 'viewer' });
    const { conversation } = await as(product.fd, reader).ok(
      'query ($id: ID!) { conversation(id: $id) { ratings(first: 5) { nodes { score ratedAt comment { body } conversation { id } } } } }',
      { id: desk.conversationId },
    );
    expect(conversation.ratings.nodes).toMatchObject([
      {
        score: 2,
        comment: { body: 'The room was cold, write to me at lena@people.test' },
        conversation: { id: desk.conversationId },
      },
    ]);
    const events = await desk.db.read((tx) => tx.auditEvent.findMany({ where: { name: 'rating.received' } }));
    expect(events).toMatchObject([{ subjectId: desk.conversationId, after: { score: '2' } }]);
    expect(JSON.stringify(events)).not.toContain('cold');
    // The episode is not asked about again, and neither is the contact within the interval.
    product.fd.advance({ minutes: 60 });
    await desk.ask();
    expect(await desk.ratings()).toHaveLength(1);
  });

  it('a rating leaves a resolved conversation resolved, and a comment reopens it [CB-38]', async () => {
    const desk = await asked();
    const owner = await buildMember(product.fd, desk.workspace, { role: 'admin' });
    const statusAfter = async (answer: () => Promise<unknown>) => {
      await answer();
      return (await desk.db.read((tx) => tx.conversation.findFirstOrThrow())).status;
    };
    await mutate(product.fd, owner, 'resolveConversation', { id: desk.conversationId });
    expect(await statusAfter(() => desk.press('4 – Good'))).toBe('RESOLVED');
    expect(await statusAfter(() => desk.say('The room was cold.'))).toBe('OPEN');
    expect(await desk.ratings()).toMatchObject([{ score: 4, commentId: expect.any(String) }]);
  });

  it('a number or a word is understood without the model', async () => {
    const desk = await asked();
    const calls = fakes.asked.length;
    expect(await desk.say('muy bien')).toContain('add a comment');
    expect(fakes.asked).toHaveLength(calls);
    expect(await desk.ratings()).toMatchObject([{ score: 5 }]);
    expect(await desk.say('no thanks')).toBe('Thank you for your feedback.');
    expect(await desk.ratings()).toMatchObject([{ commentId: null }]);
  });

  it('a contact who asks for something else is served, and the question lapses', async () => {
    const desk = await asked();
    expect(await desk.say('cancel it')).toContain('Shall I cancel');
    await desk.press('No');
    expect(await desk.ratings()).toMatchObject([{ score: null }]);
  });

  it('two presses and an old option rate once', async () => {
    const desk = await asked();
    const question = desk.lastOnPhone();
    await desk.press('4 – Good');
    await desk.press('1 – Very bad', question);
    await desk.say('no');
    await desk.press('1 – Very bad', question);
    expect(await desk.ratings()).toMatchObject([{ score: 4 }]);
  });

  it('an old option does not rate a later episode', async () => {
    const desk = await asked();
    const question = desk.lastOnPhone();
    await desk.press('4 – Good');
    await desk.say('no');
    await desk.say('cancel it');
    await desk.press('Yes');
    product.fd.advance({ days: 31 });
    await desk.say('I would like a trial lesson');
    await desk.say('talk to you later');
    await desk.db.write((tx) =>
      tx.agentEpisode.updateMany({
        where: { outcome: null },
        data: { outcome: 'ANSWERED', endedAt: product.fd.services.clock() },
      }),
    );
    const { state } = await desk.db.read((tx) => tx.agentMemory.findFirstOrThrow());
    const ended = state as { episode: object; stack: unknown[] };
    const memory = {
      ...ended,
      stack: [],
      offers: null,
      confirm: null,
      episode: { ...ended.episode, outcome: 'ANSWERED' },
    };
    await desk.db.write((tx) => tx.agentMemory.updateMany({ data: { state: memory as object } }));
    product.fd.advance({ minutes: DELAY });
    await desk.ask();
    expect(await desk.ratings()).toMatchObject([{ score: 4 }, { score: null }]);
    await desk.press('1 – Very bad', question);
    expect(await desk.ratings()).toMatchObject([{ score: 4 }, { score: null }]);
  });
});

describe('the agent does not ask', () => {
  const premise = async (prevent: (desk: Desk) => Promise<unknown>, allow: (desk: Desk) => Promise<unknown>) => {
    const desk = await booked();
    product.fd.advance({ minutes: DELAY });
    await prevent(desk);
    await desk.ask();
    expect(await questionsIn(desk)).toBe(0);
    await allow(desk);
    await desk.ask();
    expect(await questionsIn(desk)).toBe(1);
  };

  it('if the setting is off', () =>
    premise(
      (desk) => setDelay(desk, 0),
      (desk) => setDelay(desk, 5),
    ));

  it('a contact who is blocked', () =>
    premise(
      ({ db }) => db.write((tx) => tx.contact.updateMany({ data: { blockedAt: product.fd.services.clock() } })),
      ({ db }) => db.write((tx) => tx.contact.updateMany({ data: { blockedAt: null } })),
    ));

  it('while the workspace is paused', () =>
    premise(
      ({ db }) => db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: product.fd.services.clock() } })),
      ({ db }) => db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: null } })),
    ));

  it('while a member answers', () =>
    premise(
      ({ db }) => db.write((tx) => tx.conversation.updateMany({ data: { mode: 'PAUSED' } })),
      ({ db }) => db.write((tx) => tx.conversation.updateMany({ data: { mode: 'AGENT' } })),
    ));

  it('a contact who was asked within the interval', () =>
    premise(
      async ({ db, workspace, conversationId }) => {
        const conversation = await db.read((tx) => tx.conversation.findFirstOrThrow({ where: { id: conversationId } }));
        const earlier = { ...conversation, id: uuidv7() };
        await db.write((tx) => tx.conversation.create({ data: { ...earlier, mode: 'PAUSED' } }));
        await buildRating(product.fd, workspace, { conversationId: earlier.id });
      },
      ({ db }) => db.write((tx) => tx.rating.deleteMany()),
    ));

  it('after the reply window has closed', async () => {
    const desk = await booked();
    product.fd.advance({ hours: 24 });
    await desk.ask();
    expect(await desk.ratings()).toEqual([]);
  });
});

describe('a process that stops', () => {
  it.each([0, 1])('with %i stored questions asks once', async (steps) => {
    const desk = await booked();
    product.fd.advance({ minutes: DELAY });
    const services = killableServices(product.fd.services, Object.assign(fuseOf(), { left: steps }));
    await expect(desk.ask(services)).rejects.toThrow(KilledError);
    expect(await desk.ratings()).toHaveLength(steps);
    await desk.ask();
    await desk.ask();
    expect([await questionsIn(desk), (await desk.ratings()).length]).toEqual([1, 1]);
  });
});
