import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { obedientModel, openPhone, type Phone, refusal, someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildConcept } from '../../../../test/testkit/safety.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const TEXT = 'I bought a rope for tonight';
const SENTENCE = 'A colleague of ours comes now.';

/** Makes the model return the given findings for every text. Other requests are answered as usual. */
function classifyAs(phone: Phone, findings: readonly { category: string; confidence: number }[]) {
  phone.fakes.think = (request) =>
    request.format?.name === 'safety' ? { text: JSON.stringify({ findings }), toolCalls: [] } : obedientModel(request);
}
const SELF_HARM = [{ category: 'SELF_HARM', confidence: 0.8 }];

const openWatched = async (findings: readonly { category: string; confidence: number }[] = SELF_HARM) => {
  const phone = await openPhone(fd);
  const concept = await buildConcept(fd, phone.workspace, {
    name: 'Danger',
    category: 'SELF_HARM',
    rule: { outcome: 'HAND_OVER', replyText: SENTENCE },
  });
  classifyAs(phone, findings);
  return { phone, concept };
};
const reviewsOf = ({ fakes: world }: Phone) => world.asked.filter(({ format }) => format?.name === 'safety');
const triggersOf = (phone: Phone) => phone.db.read((tx) => tx.safetyTrigger.findMany());
const modeOf = async (phone: Phone) => (await phone.db.read((tx) => tx.conversation.findFirstOrThrow())).mode;
const sentOf = ({ fakes: world }: Phone) => world.sent.filter(({ body }) => body === SENTENCE);

async function exchange(phone: Phone, words: string, number = someone()): Promise<void> {
  await phone.say(number, words);
  fd.advance({ seconds: 5 });
  await phone.drain();
}

describe('the second opinion on a message', () => {
  it('hands off a conversation that matched no phrase, with the rule of the concept [AM-36]', async () => {
    const { phone, concept } = await openWatched();
    await exchange(phone, TEXT);
    expect(await triggersOf(phone)).toMatchObject([
      { conceptId: concept.id, source: 'MODEL', confidence: 0.8, phrase: '', outcome: 'HAND_OVER' },
    ]);
    expect(await modeOf(phone)).toBe('PAUSED');
    expect(sentOf(phone)).toHaveLength(1);
    const { safetyTriggers } = await as(fd, phone.owner).ok(
      '{ safetyTriggers(first: 5) { edges { node { source confidencePercent phrase } } } }',
    );
    expect(safetyTriggers.edges).toEqual([{ node: { source: 'MODEL', confidencePercent: 80, phrase: '' } }]);
    const notified = await phone.db.read((tx) => tx.notification.findMany({ where: { kind: 'SAFETY_TRIGGERED' } }));
    expect(notified).toMatchObject([{ memberId: phone.owner.memberId, detail: 'Danger' }]);
  });

  it('does nothing without a finding, below the confidence, and for another category [AM-36]', async () => {
    for (const findings of [
      [],
      [{ category: 'SELF_HARM', confidence: 0.3 }],
      [{ category: 'LEGAL_THREAT', confidence: 0.9 }],
    ]) {
      const { phone } = await openWatched(findings);
      await exchange(phone, TEXT);
      expect(reviewsOf(phone)).toHaveLength(1);
      expect(await triggersOf(phone)).toEqual([]);
      expect(await modeOf(phone)).toBe('AGENT');
    }
  });

  it('is not requested for a message that was already handed off, and never lowers an outcome [AM-36]', async () => {
    const { phone } = await openWatched([]);
    await exchange(phone, 'I want to end my life');
    expect(reviewsOf(phone)).toHaveLength(0);
    expect(await triggersOf(phone)).toMatchObject([{ source: 'PHRASE', confidence: null }]);
    expect(await modeOf(phone)).toBe('PAUSED');
    const alert = await openWatched([]);
    await buildConcept(fd, alert.phone.workspace, { phrases: ['rope'], rule: { outcome: 'ALERT' } });
    await exchange(alert.phone, TEXT);
    expect(reviewsOf(alert.phone)).toHaveLength(1);
    expect(await triggersOf(alert.phone)).toMatchObject([{ source: 'PHRASE', outcome: 'ALERT' }]);
  });

  it('records a concept once if both phrases and model find it [AM-36]', async () => {
    const { phone } = await openWatched();
    await phone.db.write((tx) => tx.escalationRule.updateMany({ data: { outcome: 'ALERT', replyText: '' } }));
    await exchange(phone, 'I want to end my life');
    expect(reviewsOf(phone)).toHaveLength(1);
    expect(await triggersOf(phone)).toMatchObject([{ source: 'PHRASE' }]);
  });

  it('is not requested while it is disabled, without a category, or after a takeover [AM-36]', async () => {
    const off = await openWatched();
    await mutate(fd, off.phone.owner, 'updateSafetySettings', { secondOpinionEnabled: false });
    await exchange(off.phone, TEXT);
    expect(reviewsOf(off.phone)).toHaveLength(0);
    await mutate(fd, off.phone.owner, 'updateSafetySettings', { secondOpinionEnabled: true });
    await off.phone.db.write((tx) => tx.monitorConcept.updateMany({ data: { category: null } }));
    await exchange(off.phone, TEXT);
    expect(reviewsOf(off.phone)).toHaveLength(0);
    const held = await openWatched([]);
    const number = someone();
    await exchange(held.phone, 'Hello', number);
    expect(reviewsOf(held.phone)).toHaveLength(1);
    await held.phone.db.write((tx) =>
      tx.conversation.updateMany({ data: { mode: 'HUMAN', heldById: held.phone.owner.memberId } }),
    );
    await exchange(held.phone, TEXT, number);
    expect(reviewsOf(held.phone)).toHaveLength(1);
  });

  it('keeps a takeover that began during the request, and still notifies [AM-36]', async () => {
    const { phone } = await openWatched();
    phone.fakes.duringCall = async () => {
      await phone.db.write((tx) =>
        tx.conversation.updateMany({ data: { mode: 'HUMAN', heldById: phone.owner.memberId } }),
      );
    };
    await exchange(phone, TEXT);
    expect(await modeOf(phone)).toBe('HUMAN');
    expect(await triggersOf(phone)).toHaveLength(1);
    expect(sentOf(phone)).toEqual([]);
  });

  it('holds no connection and no transaction while the model answers [AM-36]', async () => {
    const { phone } = await openWatched();
    let open = '?';
    phone.fakes.duringCall = async (what) => {
      if (what !== 'model' || open !== '?') return;
      const [row] = await rows<{ count: string }>(
        fd,
        `select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
      );
      open = row?.count ?? '';
    };
    await exchange(phone, TEXT);
    expect(open).toBe('0');
    expect(await triggersOf(phone)).toHaveLength(1);
  });

  it('is applied once if the process dies at any point [AM-36]', async () => {
    const ends = new Set<number>();
    for (let left = 0; left < 60; left += 1) {
      const { phone } = await openWatched();
      await phone.say(someone(), TEXT);
      fd.advance({ seconds: 5 });
      phone.fuse.left = left;
      const survived = await phone.drain();
      ends.add((await triggersOf(phone)).length);
      phone.fuse.left = Number.POSITIVE_INFINITY;
      await phone.settle();
      expect(await triggersOf(phone)).toHaveLength(1);
      expect(sentOf(phone)).toHaveLength(1);
      expect(await modeOf(phone)).toBe('PAUSED');
      if (survived) break;
    }
    // Precondition: some crashes happened before the match was stored and some after.
    expect([...ends].sort()).toEqual([0, 1]);
  });

  it('is retried after a temporary failure of the provider, and marks rejected credentials [AM-36]', async () => {
    const { phone } = await openWatched();
    const { id: messageId, conversationId } = await storedMessage(phone);
    const order = { workspaceId: phone.workspace.id, conversationId, messageId };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the task reads only its payload, so an empty object can replace the helpers.
    const review = async () => phone.jobs['review_message']?.(order, {} as never);
    phone.fakes.faults.model.push(refusal('OPENAI', 'RETRY'));
    await expect(review()).rejects.toThrow();
    expect(await triggersOf(phone)).toEqual([]);
    await review();
    expect(await triggersOf(phone)).toHaveLength(1);
    await phone.db.write((tx) => tx.conversation.updateMany({ data: { mode: 'AGENT' } }));
    phone.fakes.faults.model.push(refusal('OPENAI', 'CREDENTIALS'));
    await review();
    const integration = await phone.db.read((tx) => tx.integration.findFirst({ where: { provider: 'OPENAI' } }));
    expect(integration).toMatchObject({ state: 'FAILING' });
  });
});

/** Stores a message that was received while the second opinion was disabled. */
async function storedMessage(phone: Phone) {
  await mutate(fd, phone.owner, 'updateSafetySettings', { secondOpinionEnabled: false });
  await exchange(phone, TEXT);
  await mutate(fd, phone.owner, 'updateSafetySettings', { secondOpinionEnabled: true });
  return phone.db.read((tx) => tx.message.findFirstOrThrow({ where: { direction: 'IN' } }));
}
