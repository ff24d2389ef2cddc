import { ProviderError } from '@frontdesk/providers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedInAgain } from '../../../../test/testkit/build.ts';
import { openCampaigns } from '../../../../test/testkit/campaigns.ts';
import { buildPhoneConfig, buildTemplate } from '../../../../test/testkit/channels.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { outcome } from '../../../../test/testkit/mutate.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/**
 * Creates two phone numbers of one Meta account, of which the older is the default, an inactive phone number, and a
 * phone number of another account.
 */
async function openNumbers() {
  const scene = await openCampaigns(fd);
  const number = (over: object) =>
    buildPhoneConfig(fd, scene.workspace, scene.owner, {
      state: 'ACTIVE',
      activatedAt: fd.services.clock(),
      ...over,
    });
  const oldest = await number({ activatedAt: new Date('2026-01-01T09:00:00Z') });
  const own = await number({});
  const resting = await number({ state: 'VERIFIED', activatedAt: null });
  const foreign = await number({ businessAccountId: '20000002' });
  const templateId = await buildTemplate(fd, scene.workspace);
  /** Creates a conversation at this phone number, or at the Twilio integration's number if null. */
  const met = (phoneConfigId: string | null, lastInboundAt = fd.services.clock()) =>
    buildConversation(fd, scene.workspace, {
      lastInboundAt,
      ...(phoneConfigId === null ? {} : { phoneConfigId }),
    });
  /**
   * Runs a campaign. Returns for each contact the phone number that sent the message and the phone number of the
   * conversation.
   */
  const goesBy = async (people: readonly { readonly id: string }[]) => {
    await scene.run(await scene.draft(people, { templateId }), people.length);
    await scene.settle();
    expect(scene.fakes.sent).toHaveLength(people.length);
    const threads = await scene.db.read((tx) =>
      tx.conversation.findMany({ include: { messages: { where: { author: 'CAMPAIGN' } } } }),
    );
    return people.map(({ id }) => {
      const thread = threads.find(({ contactId }) => contactId === id);
      return [thread?.messages[0]?.phoneConfigId, thread?.phoneConfigId];
    });
  };
  return { scene: scene, templateId, oldest, own, resting, foreign, met, goesBy };
}

const DAY_MS = 86_400_000;

describe('a conversation that a campaign writes into', () => {
  it('continues on the number from which the contact can be answered', async () => {
    const { scene, oldest, own, foreign, met, goesBy } = await openNumbers();
    const threads = [await met(own), await met(oldest), await met(foreign), await met(null)];
    const [stranger] = await scene.people(1);
    expect(await goesBy([...threads.map(({ contact }) => contact), stranger!])).toEqual([
      [own, own],
      [oldest, oldest],
      [oldest, foreign],
      [oldest, null],
      [oldest, oldest],
    ]);
  });

  it('moves to the number of the template if the contact cannot be answered from its own number', async () => {
    const { scene, oldest, resting, foreign, met, goesBy } = await openNumbers();
    const before = new Date(fd.services.clock().getTime() - DAY_MS - 1);
    const threads = [await met(resting), await met(foreign, before), await met(null, before)];
    expect(await goesBy(threads.map(({ contact }) => contact))).toEqual(threads.map(() => [oldest, oldest]));

    await scene.db.write((tx) =>
      tx.integration.updateMany({
        where: { provider: 'TWILIO' },
        data: { state: 'FAILING', failure: 'The token is wrong.', failedAt: fd.services.clock() },
      }),
    );
    const { contact } = await met(null);
    scene.fakes.sent.length = 0;
    expect(await goesBy([contact])).toEqual([[oldest, oldest]]);
  });
});

describe('a queued message', () => {
  it('uses the number for which it was composed, even if its conversation moves to another number', async () => {
    const { scene, templateId, own, met } = await openNumbers();
    const { id, contact } = await met(own);
    const numbers: string[] = [];
    const { messaging, whatsAppCloud } = scene.fakes.providers;
    Object.assign(scene.fakes.providers, {
      messaging: (...args: Parameters<typeof messaging>) => numbers.push('card') && messaging(...args),
      whatsAppCloud: (...args: Parameters<typeof whatsAppCloud>) =>
        numbers.push(args[1].phoneNumberId) && whatsAppCloud(...args),
    });
    const { providerNumberId } = await scene.db.read((tx) => tx.phoneConfig.findFirstOrThrow({ where: { id: own } }));
    const busy = { provider: 'WHATSAPP_CLOUD', kind: 'RETRY', words: 'Too many.', retryAfterSeconds: 60 } as const;
    scene.fakes.faults.send = [new ProviderError(busy)];
    await scene.run(await scene.draft([contact], { templateId }), 1);
    await scene.drain();
    // Precondition: the message is waiting for a retry.
    expect([scene.fakes.sent.length, numbers]).toEqual([0, [providerNumberId]]);

    await scene.say(contact.phone, 'Hello');
    await scene.drain();
    const { phoneConfigId } = await scene.db.read((tx) => tx.conversation.findFirstOrThrow({ where: { id } }));
    // Precondition: the conversation is at another phone number.
    expect(phoneConfigId).toBeNull();
    await scene.settle();
    const by = scene.fakes.sent.map(({ body }) => (body.startsWith('reminder') ? 'the campaign' : 'the agent'));
    expect(by.sort()).toEqual(['the agent', 'the campaign']);
    expect(numbers.sort()).toEqual([providerNumberId, providerNumberId, 'card'].sort());
  });

  it('uses the number of its conversation if its own number was deleted', async () => {
    const { scene, own, met } = await openNumbers();
    const { id } = await met(own);
    const by = async (step: string, input: object) => outcome(fd, await signedInAgain(fd, scene.owner), step, input);
    await by('takeOverConversation', { id });
    expect(await by('sendMessage', { conversationId: id, body: 'One moment.' })).toBe('ok');
    const waiting = () => scene.db.read((tx) => tx.message.findFirstOrThrow({ where: { author: 'MEMBER' } }));
    // Precondition: the message is bound to the phone number.
    expect((await waiting()).phoneConfigId).toBe(own);
    const resting = { state: 'INACTIVE', activeAs: null };
    await scene.db.write((tx) => tx.phoneConfig.updateMany({ where: { id: own }, data: resting }));
    expect(await by('deletePhoneConfig', { id: own })).toBe('ok');
    expect((await waiting()).phoneConfigId).toBeNull();
    await scene.settle();
    expect(scene.fakes.sent).toMatchObject([{ body: 'One moment.' }]);
  });
});
