import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../test/testkit/as.ts';
import { buildMember, signedInAgain } from '../../../test/testkit/build.ts';
import { openCampaigns } from '../../../test/testkit/campaigns.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../test/testkit/mutate.ts';
import { fault } from '../../../test/testkit/phone.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

type Person = { readonly id: string; readonly phone: string; readonly name: string };

const SEEN = 'query ($id: ID!) { campaign(id: $id) { state unconfirmed sendableAgain failed sent } }';

/** A campaign that is completed, with the answer to some of its messages lost by a provider that cannot be asked. */
async function lost(count: number, over: Parameters<Desk['draft']>[1] = {}) {
  const desk = await openCampaigns(fd);
  desk.world.strategy = 'CALLBACK';
  const people = (await desk.people(count)) as [Person, ...Person[]];
  const id = await desk.draft(people, over);
  desk.world.faults.send = people.map(() => fault('TWILIO', 'UNCONFIRMED'));
  await desk.run(id, count);
  await desk.settle();
  const owner = async () => signedInAgain(fd, desk.owner);
  return {
    ...desk,
    people,
    id,
    seen: async () => (await as(fd, await owner()).ok(SEEN, { id })).campaign,
    again: async (receivers: number, recipientId: string | null = null) =>
      mutate(fd, await owner(), 'sendCampaignAgain', { id, receivers, recipientId }),
    refusal: async (receivers: number) => outcome(fd, await owner(), 'sendCampaignAgain', { id, receivers }),
    steer: async (step: string) => outcome(fd, await owner(), step, { id }),
    recipient: ({ id: contactId }: Person) =>
      desk.db.read((tx) => tx.campaignRecipient.findFirstOrThrow({ where: { campaignId: id, contactId } })),
    /** What went out to one of them, in order. */
    sentTo: ({ phone }: Person) => desk.world.sent.filter(({ to }) => to === phone),
    first: ({ phone }: Person) => desk.world.sent.find(({ to }) => to === phone) as Sent,
  };
}

type Desk = Awaited<ReturnType<typeof openCampaigns>>;
type Sent = Desk['world']['sent'][0];

describe('sending a campaign again to the unconfirmed', () => {
  it('writes once more to each of them, by choice, and never by the retry of the failed [WC-24]', async () => {
    const desk = await lost(3);
    expect(await desk.seen()).toEqual({ state: 'COMPLETED', unconfirmed: 3, sendableAgain: 3, failed: 0, sent: 0 });
    expect(await desk.steer('retryFailedRecipients')).toBe('CAMPAIGN_NOTHING_FAILED');
    expect(await desk.again(3)).toMatchObject({ __typename: 'CampaignSentAgain' });
    await desk.settle();
    expect(await desk.seen()).toEqual({ state: 'COMPLETED', unconfirmed: 0, sendableAgain: 0, failed: 0, sent: 3 });
    expect(desk.people.map((one) => desk.sentTo(one).length)).toEqual([2, 2, 2]);
  });

  it('writes to one of them', async () => {
    const desk = await lost(2);
    const [ana, bea] = desk.people as [Person, Person];
    await desk.again(1, (await desk.recipient(ana)).id);
    await desk.settle();
    expect(await desk.states(desk.id)).toEqual({ [ana.id]: 'SENT', [bea.id]: 'UNCONFIRMED' });
    expect([ana, bea].map((one) => desk.sentTo(one).length)).toEqual([2, 1]);
  });

  it('writes to one whom somebody limited to their conversations has one with, and to no other', async () => {
    const desk = await lost(2);
    const [ana, bea] = desk.people as [Person, Person];
    const limited = await buildMember(fd, desk.workspace, { role: 'admin', assignedConversationsOnly: true });
    const assigneeId = limited.memberId;
    await desk.db.write((tx) => tx.conversation.updateMany({ where: { contactId: ana.id }, data: { assigneeId } }));
    const input = async (one: Person) => ({ id: desk.id, receivers: 1, recipientId: (await desk.recipient(one)).id });
    expect(await outcome(fd, limited, 'sendCampaignAgain', await input(bea))).toBe('NOT_FOUND');
    expect(await outcome(fd, limited, 'sendCampaignAgain', await input(ana))).toBe('CampaignSentAgain');
    await desk.settle();
    expect([ana, bea].map((one) => desk.sentTo(one).length)).toEqual([2, 1]);
  });

  it('is done once, whoever presses first', async () => {
    const desk = await lost(2);
    const other = await buildMember(fd, desk.workspace, { role: 'owner' });
    const input = { id: desk.id, receivers: 2 };
    const both = await Promise.all(
      [await signedInAgain(fd, desk.owner), other].map((who) => outcome(fd, who, 'sendCampaignAgain', input)),
    );
    expect(both.filter((one) => one === 'CampaignSentAgain')).toHaveLength(1);
    await desk.settle();
    expect(desk.people.map((one) => desk.sentTo(one).length)).toEqual([2, 2]);
    expect(await desk.refusal(2)).toBe('CAMPAIGN_NOTHING_UNCONFIRMED');
  });

  it('goes to nobody more than was confirmed', async () => {
    const desk = await lost(2);
    expect(await desk.refusal(1)).toBe('CAMPAIGN_COUNT_CHANGED');
    expect(await desk.refusal(2)).toBe('CampaignSentAgain');
  });

  it('leaves out who opted out or was blocked meanwhile, before it is chosen and after', async () => {
    const desk = await lost(4);
    const [blocked, silent, late, fine] = desk.people as [Person, Person, Person, Person];
    const now = fd.services.clock();
    const optOut = ({ id: contactId }: Person) =>
      desk.db.write((tx) => tx.optOut.create({ data: { workspaceId: desk.workspace.id, contactId, at: now } }));
    await desk.db.write((tx) => tx.contact.updateMany({ where: { id: blocked.id }, data: { blockedAt: now } }));
    await optOut(silent);
    expect(await desk.seen()).toMatchObject({ unconfirmed: 4, sendableAgain: 2 });
    await desk.again(2);
    await optOut(late);
    await desk.settle();
    const known = { [blocked.id]: 'UNCONFIRMED', [silent.id]: 'UNCONFIRMED', [late.id]: 'UNCONFIRMED' };
    expect(await desk.states(desk.id)).toEqual({ ...known, [fine.id]: 'SENT' });
    expect(desk.people.map((one) => desk.sentTo(one).length)).toEqual([1, 1, 1, 2]);
  });

  it('does not take its own first message for one that was sent lately', async () => {
    const desk = await lost(1, { messagedWithinDays: 7 });
    await desk.again(1);
    await desk.settle();
    expect(desk.sentTo(desk.people[0])).toHaveLength(2);
  });

  it('waits for a pause or for the end, and a cancelled campaign sends nothing more', async () => {
    const desk = await lost(1);
    const stand = (state: string) =>
      desk.db.write((tx) =>
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
      expect({ state, came: await desk.refusal(1) }).toEqual({ state, came: 'CAMPAIGN_STATE' });
    }
    await stand('PAUSED');
    expect(await desk.refusal(1)).toBe('CampaignSentAgain');
    await desk.settle();
    expect(desk.sentTo(desk.people[0])).toHaveLength(1);
    await desk.steer('resumeCampaign');
    await desk.settle();
    expect(desk.sentTo(desk.people[0])).toHaveLength(2);
  });

  it('does not touch whoever is still looked for', async () => {
    const desk = await lost(1);
    await desk.db.write((tx) => tx.messageSend.updateMany({ data: { state: 'UNCONFIRMED' } }));
    expect(await desk.seen()).toMatchObject({ unconfirmed: 1, sendableAgain: 0 });
    expect(await desk.refusal(1)).toBe('CAMPAIGN_NOTHING_UNCONFIRMED');
  });
});

describe('a late report about the first message', () => {
  it('keeps whoever still waits from being written to', async () => {
    const desk = await lost(1);
    const [ana] = desk.people;
    await desk.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: fd.services.clock() } }));
    await desk.again(1);
    expect(await desk.states(desk.id)).toEqual({ [ana.id]: 'PENDING' });
    await desk.report(desk.first(ana), 'delivered');
    await desk.drain();
    await desk.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: null } }));
    await desk.settle();
    expect(await desk.states(desk.id)).toEqual({ [ana.id]: 'DELIVERED' });
    expect(desk.sentTo(ana)).toHaveLength(1);
    await desk.report(desk.first(ana), 'read');
    await desk.drain();
    expect(await desk.states(desk.id)).toEqual({ [ana.id]: 'READ' });
  });

  it('moves on whoever was written to again, and is not taken back by the second', async () => {
    const desk = await lost(1);
    const [ana] = desk.people;
    await desk.again(1);
    await desk.settle();
    const [first, second] = desk.sentTo(ana) as [Sent, Sent];
    await desk.report(first, 'read');
    await desk.drain();
    expect(await desk.states(desk.id)).toEqual({ [ana.id]: 'READ' });
    await desk.report(second, 'undelivered');
    await desk.drain();
    expect(await desk.states(desk.id)).toEqual({ [ana.id]: 'READ' });
    expect(await desk.steer('retryFailedRecipients')).toBe('CAMPAIGN_NOTHING_FAILED');
  });

  it('still counts where the second surely did not arrive', async () => {
    const desk = await lost(1);
    const [ana] = desk.people;
    desk.world.faults.send = [fault('TWILIO', 'REFUSED', 'This number is not on WhatsApp.')];
    await desk.again(1);
    await desk.settle();
    expect(await desk.recipient(ana)).toMatchObject({
      state: 'UNCONFIRMED',
      attempts: 2,
      failureWords: 'This number is not on WhatsApp.',
      earlierIds: [],
    });
    expect(await desk.steer('retryFailedRecipients')).toBe('CAMPAIGN_NOTHING_FAILED');
    await desk.report(desk.first(ana), 'delivered');
    await desk.drain();
    expect(await desk.recipient(ana)).toMatchObject({ state: 'DELIVERED', failureWords: null });
  });

  it('that it failed makes the failure of the second one that can be tried again', async () => {
    const desk = await lost(1);
    const [ana] = desk.people;
    await desk.again(1);
    await desk.settle();
    const [first, second] = desk.sentTo(ana) as [Sent, Sent];
    await desk.report(first, 'undelivered');
    await desk.drain();
    expect(await desk.states(desk.id)).toEqual({ [ana.id]: 'SENT' });
    await desk.report(second, 'undelivered');
    await desk.drain();
    expect(await desk.states(desk.id)).toEqual({ [ana.id]: 'FAILED' });
    expect(await desk.steer('retryFailedRecipients')).toBe('FailedRecipientsRetried');
  });

  it('is heard as well when the campaign is cancelled before it goes out again', async () => {
    const desk = await lost(1);
    const [ana] = desk.people;
    await desk.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: fd.services.clock() } }));
    await desk.again(1);
    expect(await desk.steer('cancelCampaign')).toBe('CampaignCancelled');
    expect(await desk.states(desk.id)).toEqual({ [ana.id]: 'UNCONFIRMED' });
    await desk.report(desk.first(ana), 'delivered');
    await desk.drain();
    expect(await desk.states(desk.id)).toEqual({ [ana.id]: 'DELIVERED' });
  });
});
