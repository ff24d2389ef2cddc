import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember, signedInAgain } from '../../../../test/testkit/build.ts';
import { openCampaigns } from '../../../../test/testkit/campaigns.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { refusal } from '../../../../test/testkit/phone.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

type Person = { readonly id: string; readonly phone: string; readonly name: string };

const SEEN = 'query ($id: ID!) { campaign(id: $id) { status unconfirmed resendableCount failed sent } }';

/** Runs a campaign to completion with a provider that loses responses and cannot look up messages. */
async function lost(count: number, over: Parameters<Scene['draft']>[1] = {}) {
  const scene = await openCampaigns(fd);
  scene.fakes.strategy = 'CALLBACK';
  const people = (await scene.people(count)) as [Person, ...Person[]];
  const id = await scene.draft(people, over);
  scene.fakes.faults.send = people.map(() => refusal('TWILIO', 'UNCONFIRMED'));
  await scene.run(id, count);
  await scene.settle();
  const owner = async () => signedInAgain(fd, scene.owner);
  return {
    ...scene,
    people,
    id,
    seen: async () => (await as(fd, await owner()).ok(SEEN, { id })).campaign,
    again: async (receivers: number, recipientId: string | null = null) =>
      mutate(fd, await owner(), 'resendUnconfirmed', { id, receivers, recipientId }),
    refusal: async (receivers: number) => outcome(fd, await owner(), 'resendUnconfirmed', { id, receivers }),
    runAction: async (step: string) => outcome(fd, await owner(), step, { id }),
    recipient: ({ id: contactId }: Person) =>
      scene.db.read((tx) => tx.campaignRecipient.findFirstOrThrow({ where: { campaignId: id, contactId } })),
    sentTo: ({ phone }: Person) => scene.fakes.sent.filter(({ to }) => to === phone),
    first: ({ phone }: Person) => scene.fakes.sent.find(({ to }) => to === phone) as Sent,
  };
}

type Scene = Awaited<ReturnType<typeof openCampaigns>>;
type Sent = Scene['fakes']['sent'][0];

describe('sending a campaign again to the unconfirmed', () => {
  it('writes once more to each of them, by choice, and never by the retry of the failed [WC-24]', async () => {
    const scene = await lost(3);
    expect(await scene.seen()).toEqual({
      status: 'COMPLETED',
      unconfirmed: 3,
      resendableCount: 3,
      failed: 0,
      sent: 0,
    });
    expect(await scene.runAction('retryFailedRecipients')).toBe('CAMPAIGN_NOTHING_FAILED');
    expect(await scene.again(3)).toMatchObject({ outcome: 'ok' });
    await scene.settle();
    expect(await scene.seen()).toEqual({
      status: 'COMPLETED',
      unconfirmed: 0,
      resendableCount: 0,
      failed: 0,
      sent: 3,
    });
    expect(scene.people.map((one) => scene.sentTo(one).length)).toEqual([2, 2, 2]);
  });

  it('sends once more to one of them', async () => {
    const scene = await lost(2);
    const [ana, bea] = scene.people as [Person, Person];
    await scene.again(1, (await scene.recipient(ana)).id);
    await scene.settle();
    expect(await scene.states(scene.id)).toEqual({ [ana.id]: 'SENT', [bea.id]: 'UNCONFIRMED' });
    expect([ana, bea].map((one) => scene.sentTo(one).length)).toEqual([2, 1]);
  });

  it('is limited to contacts of a member’s conversations for a member limited to those', async () => {
    const scene = await lost(2);
    const [ana, bea] = scene.people as [Person, Person];
    const limited = await buildMember(fd, scene.workspace, { role: 'admin', assignedConversationsOnly: true });
    const assigneeId = limited.memberId;
    await scene.db.write((tx) => tx.conversation.updateMany({ where: { contactId: ana.id }, data: { assigneeId } }));
    const input = async (one: Person) => ({
      id: scene.id,
      receivers: 1,
      recipientId: (await scene.recipient(one)).id,
    });
    expect(await outcome(fd, limited, 'resendUnconfirmed', await input(bea))).toBe('NOT_FOUND');
    expect(await outcome(fd, limited, 'resendUnconfirmed', await input(ana))).toBe('ok');
    await scene.settle();
    expect([ana, bea].map((one) => scene.sentTo(one).length)).toEqual([2, 1]);
  });

  it('happens once for concurrent requests', async () => {
    const scene = await lost(2);
    const other = await buildMember(fd, scene.workspace, { role: 'owner' });
    const input = { id: scene.id, receivers: 2 };
    const both = await Promise.all(
      [await signedInAgain(fd, scene.owner), other].map((who) => outcome(fd, who, 'resendUnconfirmed', input)),
    );
    expect(both.filter((one) => one === 'ok')).toHaveLength(1);
    await scene.settle();
    expect(scene.people.map((one) => scene.sentTo(one).length)).toEqual([2, 2]);
    expect(await scene.refusal(2)).toBe('CAMPAIGN_NOTHING_UNCONFIRMED');
  });

  it('reaches no more recipients than were confirmed', async () => {
    const scene = await lost(2);
    expect(await scene.refusal(1)).toBe('CAMPAIGN_COUNT_CHANGED');
    expect(await scene.refusal(2)).toBe('ok');
  });

  it('leaves out contacts who opted out or were blocked since, before and after the selection', async () => {
    const scene = await lost(4);
    const [blocked, silent, late, fine] = scene.people as [Person, Person, Person, Person];
    const now = fd.services.clock();
    const optOut = ({ id: contactId }: Person) =>
      scene.db.write((tx) => tx.optOut.create({ data: { workspaceId: scene.workspace.id, contactId, at: now } }));
    await scene.db.write((tx) => tx.contact.updateMany({ where: { id: blocked.id }, data: { blockedAt: now } }));
    await optOut(silent);
    expect(await scene.seen()).toMatchObject({ unconfirmed: 4, resendableCount: 2 });
    await scene.again(2);
    await optOut(late);
    await scene.settle();
    const known = { [blocked.id]: 'UNCONFIRMED', [silent.id]: 'UNCONFIRMED', [late.id]: 'UNCONFIRMED' };
    expect(await scene.states(scene.id)).toEqual({ ...known, [fine.id]: 'SENT' });
    expect(scene.people.map((one) => scene.sentTo(one).length)).toEqual([1, 1, 1, 2]);
  });

  it('does not count its own first message as recent outreach', async () => {
    const scene = await lost(1, { messagedWithinDays: 7 });
    await scene.again(1);
    await scene.settle();
    expect(scene.sentTo(scene.people[0])).toHaveLength(2);
  });

  it('requires a paused or completed campaign, not a cancelled one', async () => {
    const scene = await lost(1);
    const stand = (state: string) =>
      scene.db.write((tx) =>
        tx.campaign.updateMany({
          data: {
            state,
            pauseReason: state === 'PAUSED' ? 'MEMBER' : null,
            finishedAt: state === 'CANCELLED' || state === 'COMPLETED' ? fd.services.clock() : null,
          },
        }),
      );
    for (const state of ['RUNNING', 'CANCELLED']) {
      await stand(state);
      expect({ state, came: await scene.refusal(1) }).toEqual({ state, came: 'CAMPAIGN_STATE' });
    }
    await stand('PAUSED');
    expect(await scene.refusal(1)).toBe('ok');
    await scene.settle();
    expect(scene.sentTo(scene.people[0])).toHaveLength(1);
    await scene.runAction('resumeCampaign');
    await scene.settle();
    expect(scene.sentTo(scene.people[0])).toHaveLength(2);
  });

  it('does not include recipients whose status is still being queried', async () => {
    const scene = await lost(1);
    await scene.db.write((tx) => tx.messageDispatch.updateMany({ data: { state: 'UNCONFIRMED' } }));
    expect(await scene.seen()).toMatchObject({ unconfirmed: 1, resendableCount: 0 });
    expect(await scene.refusal(1)).toBe('CAMPAIGN_NOTHING_UNCONFIRMED');
  });
});

describe('a late report about the first message', () => {
  it('keeps a pending recipient from being written to again', async () => {
    const scene = await lost(1);
    const [ana] = scene.people;
    await scene.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: fd.services.clock() } }));
    await scene.again(1);
    expect(await scene.states(scene.id)).toEqual({ [ana.id]: 'PENDING' });
    await scene.report(scene.first(ana), 'delivered');
    await scene.drain();
    await scene.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: null } }));
    await scene.settle();
    expect(await scene.states(scene.id)).toEqual({ [ana.id]: 'DELIVERED' });
    expect(scene.sentTo(ana)).toHaveLength(1);
    await scene.report(scene.first(ana), 'read');
    await scene.drain();
    expect(await scene.states(scene.id)).toEqual({ [ana.id]: 'READ' });
  });

  it('updates a recipient who was written to again, and is not reverted by the second report', async () => {
    const scene = await lost(1);
    const [ana] = scene.people;
    await scene.again(1);
    await scene.settle();
    const [first, second] = scene.sentTo(ana) as [Sent, Sent];
    await scene.report(first, 'read');
    await scene.drain();
    expect(await scene.states(scene.id)).toEqual({ [ana.id]: 'READ' });
    await scene.report(second, 'undelivered');
    await scene.drain();
    expect(await scene.states(scene.id)).toEqual({ [ana.id]: 'READ' });
    expect(await scene.runAction('retryFailedRecipients')).toBe('CAMPAIGN_NOTHING_FAILED');
  });

  it('still counts if the second message failed', async () => {
    const scene = await lost(1);
    const [ana] = scene.people;
    scene.fakes.faults.send = [refusal('TWILIO', 'REFUSED', 'This number is not on WhatsApp.')];
    await scene.again(1);
    await scene.settle();
    expect(await scene.recipient(ana)).toMatchObject({
      state: 'UNCONFIRMED',
      attempts: 2,
      failureMessage: 'This number is not on WhatsApp.',
      previousMessageIds: [],
    });
    expect(await scene.runAction('retryFailedRecipients')).toBe('CAMPAIGN_NOTHING_FAILED');
    await scene.report(scene.first(ana), 'delivered');
    await scene.drain();
    expect(await scene.recipient(ana)).toMatchObject({ state: 'DELIVERED', failureMessage: null });
  });

  it('of a failure makes the failure of the second one retryable', async () => {
    const scene = await lost(1);
    const [ana] = scene.people;
    await scene.again(1);
    await scene.settle();
    const [first, second] = scene.sentTo(ana) as [Sent, Sent];
    await scene.report(first, 'undelivered');
    await scene.drain();
    expect(await scene.states(scene.id)).toEqual({ [ana.id]: 'SENT' });
    await scene.report(second, 'undelivered');
    await scene.drain();
    expect(await scene.states(scene.id)).toEqual({ [ana.id]: 'FAILED' });
    expect(await scene.runAction('retryFailedRecipients')).toBe('ok');
  });

  it('is applied as well when the campaign is cancelled before the retry', async () => {
    const scene = await lost(1);
    const [ana] = scene.people;
    await scene.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: fd.services.clock() } }));
    await scene.again(1);
    expect(await scene.runAction('cancelCampaign')).toBe('ok');
    expect(await scene.states(scene.id)).toEqual({ [ana.id]: 'UNCONFIRMED' });
    await scene.report(scene.first(ana), 'delivered');
    await scene.drain();
    expect(await scene.states(scene.id)).toEqual({ [ana.id]: 'DELIVERED' });
  });
});
