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

const SEEN = 'query ($id: ID!) { campaign(id: $id) { state unconfirmed resendableCount failed sent } }';

/** Runs a campaign to completion with a provider that loses responses and cannot look up messages. */
async function lost(count: number, over: Parameters<Scene['draft']>[1] = {}) {
  const toolContext = await openCampaigns(fd);
  toolContext.world.strategy = 'CALLBACK';
  const people = (await toolContext.people(count)) as [Person, ...Person[]];
  const id = await toolContext.draft(people, over);
  toolContext.world.faults.send = people.map(() => refusal('TWILIO', 'UNCONFIRMED'));
  await toolContext.run(id, count);
  await toolContext.settle();
  const owner = async () => signedInAgain(fd, toolContext.owner);
  return {
    ...toolContext,
    people,
    id,
    seen: async () => (await as(fd, await owner()).ok(SEEN, { id })).campaign,
    again: async (receivers: number, recipientId: string | null = null) =>
      mutate(fd, await owner(), 'resendUnconfirmed', { id, receivers, recipientId }),
    refusal: async (receivers: number) => outcome(fd, await owner(), 'resendUnconfirmed', { id, receivers }),
    steer: async (step: string) => outcome(fd, await owner(), step, { id }),
    recipient: ({ id: contactId }: Person) =>
      toolContext.db.read((tx) => tx.campaignRecipient.findFirstOrThrow({ where: { campaignId: id, contactId } })),
    sentTo: ({ phone }: Person) => toolContext.world.sent.filter(({ to }) => to === phone),
    first: ({ phone }: Person) => toolContext.world.sent.find(({ to }) => to === phone) as Sent,
  };
}

type Scene = Awaited<ReturnType<typeof openCampaigns>>;
type Sent = Scene['world']['sent'][0];

describe('sending a campaign again to the unconfirmed', () => {
  it('writes once more to each of them, by choice, and never by the retry of the failed [WC-24]', async () => {
    const toolContext = await lost(3);
    expect(await toolContext.seen()).toEqual({
      state: 'COMPLETED',
      unconfirmed: 3,
      resendableCount: 3,
      failed: 0,
      sent: 0,
    });
    expect(await toolContext.steer('retryFailedRecipients')).toBe('CAMPAIGN_NOTHING_FAILED');
    expect(await toolContext.again(3)).toMatchObject({ __typename: 'UnconfirmedResent' });
    await toolContext.settle();
    expect(await toolContext.seen()).toEqual({
      state: 'COMPLETED',
      unconfirmed: 0,
      resendableCount: 0,
      failed: 0,
      sent: 3,
    });
    expect(toolContext.people.map((one) => toolContext.sentTo(one).length)).toEqual([2, 2, 2]);
  });

  it('sends once more to one of them', async () => {
    const toolContext = await lost(2);
    const [ana, bea] = toolContext.people as [Person, Person];
    await toolContext.again(1, (await toolContext.recipient(ana)).id);
    await toolContext.settle();
    expect(await toolContext.states(toolContext.id)).toEqual({ [ana.id]: 'SENT', [bea.id]: 'UNCONFIRMED' });
    expect([ana, bea].map((one) => toolContext.sentTo(one).length)).toEqual([2, 1]);
  });

  it('is limited to contacts of a member’s conversations for a member limited to those', async () => {
    const toolContext = await lost(2);
    const [ana, bea] = toolContext.people as [Person, Person];
    const limited = await buildMember(fd, toolContext.workspace, { role: 'admin', assignedConversationsOnly: true });
    const assigneeId = limited.memberId;
    await toolContext.db.write((tx) =>
      tx.conversation.updateMany({ where: { contactId: ana.id }, data: { assigneeId } }),
    );
    const input = async (one: Person) => ({
      id: toolContext.id,
      receivers: 1,
      recipientId: (await toolContext.recipient(one)).id,
    });
    expect(await outcome(fd, limited, 'resendUnconfirmed', await input(bea))).toBe('NOT_FOUND');
    expect(await outcome(fd, limited, 'resendUnconfirmed', await input(ana))).toBe('UnconfirmedResent');
    await toolContext.settle();
    expect([ana, bea].map((one) => toolContext.sentTo(one).length)).toEqual([2, 1]);
  });

  it('happens once for concurrent requests', async () => {
    const toolContext = await lost(2);
    const other = await buildMember(fd, toolContext.workspace, { role: 'owner' });
    const input = { id: toolContext.id, receivers: 2 };
    const both = await Promise.all(
      [await signedInAgain(fd, toolContext.owner), other].map((who) => outcome(fd, who, 'resendUnconfirmed', input)),
    );
    expect(both.filter((one) => one === 'UnconfirmedResent')).toHaveLength(1);
    await toolContext.settle();
    expect(toolContext.people.map((one) => toolContext.sentTo(one).length)).toEqual([2, 2]);
    expect(await toolContext.refusal(2)).toBe('CAMPAIGN_NOTHING_UNCONFIRMED');
  });

  it('reaches no more recipients than were confirmed', async () => {
    const toolContext = await lost(2);
    expect(await toolContext.refusal(1)).toBe('CAMPAIGN_COUNT_CHANGED');
    expect(await toolContext.refusal(2)).toBe('UnconfirmedResent');
  });

  it('leaves out contacts who opted out or were blocked in between, before and after the selection', async () => {
    const toolContext = await lost(4);
    const [blocked, silent, late, fine] = toolContext.people as [Person, Person, Person, Person];
    const now = fd.services.clock();
    const optOut = ({ id: contactId }: Person) =>
      toolContext.db.write((tx) =>
        tx.optOut.create({ data: { workspaceId: toolContext.workspace.id, contactId, at: now } }),
      );
    await toolContext.db.write((tx) => tx.contact.updateMany({ where: { id: blocked.id }, data: { blockedAt: now } }));
    await optOut(silent);
    expect(await toolContext.seen()).toMatchObject({ unconfirmed: 4, resendableCount: 2 });
    await toolContext.again(2);
    await optOut(late);
    await toolContext.settle();
    const known = { [blocked.id]: 'UNCONFIRMED', [silent.id]: 'UNCONFIRMED', [late.id]: 'UNCONFIRMED' };
    expect(await toolContext.states(toolContext.id)).toEqual({ ...known, [fine.id]: 'SENT' });
    expect(toolContext.people.map((one) => toolContext.sentTo(one).length)).toEqual([1, 1, 1, 2]);
  });

  it('does not count its own first message as recent outreach', async () => {
    const toolContext = await lost(1, { messagedWithinDays: 7 });
    await toolContext.again(1);
    await toolContext.settle();
    expect(toolContext.sentTo(toolContext.people[0])).toHaveLength(2);
  });

  it('requires a pause or the end, and a cancelled campaign sends nothing more', async () => {
    const toolContext = await lost(1);
    const stand = (state: string) =>
      toolContext.db.write((tx) =>
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
      expect({ state, came: await toolContext.refusal(1) }).toEqual({ state, came: 'CAMPAIGN_STATE' });
    }
    await stand('PAUSED');
    expect(await toolContext.refusal(1)).toBe('UnconfirmedResent');
    await toolContext.settle();
    expect(toolContext.sentTo(toolContext.people[0])).toHaveLength(1);
    await toolContext.steer('resumeCampaign');
    await toolContext.settle();
    expect(toolContext.sentTo(toolContext.people[0])).toHaveLength(2);
  });

  it('does not include recipients whose status is still being queried', async () => {
    const toolContext = await lost(1);
    await toolContext.db.write((tx) => tx.messageDispatch.updateMany({ data: { state: 'UNCONFIRMED' } }));
    expect(await toolContext.seen()).toMatchObject({ unconfirmed: 1, resendableCount: 0 });
    expect(await toolContext.refusal(1)).toBe('CAMPAIGN_NOTHING_UNCONFIRMED');
  });
});

describe('a late report about the first message', () => {
  it('keeps a pending recipient from being written to again', async () => {
    const toolContext = await lost(1);
    const [ana] = toolContext.people;
    await toolContext.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: fd.services.clock() } }));
    await toolContext.again(1);
    expect(await toolContext.states(toolContext.id)).toEqual({ [ana.id]: 'PENDING' });
    await toolContext.report(toolContext.first(ana), 'delivered');
    await toolContext.drain();
    await toolContext.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: null } }));
    await toolContext.settle();
    expect(await toolContext.states(toolContext.id)).toEqual({ [ana.id]: 'DELIVERED' });
    expect(toolContext.sentTo(ana)).toHaveLength(1);
    await toolContext.report(toolContext.first(ana), 'read');
    await toolContext.drain();
    expect(await toolContext.states(toolContext.id)).toEqual({ [ana.id]: 'READ' });
  });

  it('updates a recipient who was written to again, and is not reverted by the second report', async () => {
    const toolContext = await lost(1);
    const [ana] = toolContext.people;
    await toolContext.again(1);
    await toolContext.settle();
    const [first, second] = toolContext.sentTo(ana) as [Sent, Sent];
    await toolContext.report(first, 'read');
    await toolContext.drain();
    expect(await toolContext.states(toolContext.id)).toEqual({ [ana.id]: 'READ' });
    await toolContext.report(second, 'undelivered');
    await toolContext.drain();
    expect(await toolContext.states(toolContext.id)).toEqual({ [ana.id]: 'READ' });
    expect(await toolContext.steer('retryFailedRecipients')).toBe('CAMPAIGN_NOTHING_FAILED');
  });

  it('still counts where the second message failed', async () => {
    const toolContext = await lost(1);
    const [ana] = toolContext.people;
    toolContext.world.faults.send = [refusal('TWILIO', 'REFUSED', 'This number is not on WhatsApp.')];
    await toolContext.again(1);
    await toolContext.settle();
    expect(await toolContext.recipient(ana)).toMatchObject({
      state: 'UNCONFIRMED',
      attempts: 2,
      failureMessage: 'This number is not on WhatsApp.',
      previousMessageIds: [],
    });
    expect(await toolContext.steer('retryFailedRecipients')).toBe('CAMPAIGN_NOTHING_FAILED');
    await toolContext.report(toolContext.first(ana), 'delivered');
    await toolContext.drain();
    expect(await toolContext.recipient(ana)).toMatchObject({ state: 'DELIVERED', failureMessage: null });
  });

  it('of a failure makes the failure of the second one retryable', async () => {
    const toolContext = await lost(1);
    const [ana] = toolContext.people;
    await toolContext.again(1);
    await toolContext.settle();
    const [first, second] = toolContext.sentTo(ana) as [Sent, Sent];
    await toolContext.report(first, 'undelivered');
    await toolContext.drain();
    expect(await toolContext.states(toolContext.id)).toEqual({ [ana.id]: 'SENT' });
    await toolContext.report(second, 'undelivered');
    await toolContext.drain();
    expect(await toolContext.states(toolContext.id)).toEqual({ [ana.id]: 'FAILED' });
    expect(await toolContext.steer('retryFailedRecipients')).toBe('FailedRecipientsRetried');
  });

  it('is applied as well when the campaign is cancelled before the retry', async () => {
    const toolContext = await lost(1);
    const [ana] = toolContext.people;
    await toolContext.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: fd.services.clock() } }));
    await toolContext.again(1);
    expect(await toolContext.steer('cancelCampaign')).toBe('CampaignCancelled');
    expect(await toolContext.states(toolContext.id)).toEqual({ [ana.id]: 'UNCONFIRMED' });
    await toolContext.report(toolContext.first(ana), 'delivered');
    await toolContext.drain();
    expect(await toolContext.states(toolContext.id)).toEqual({ [ana.id]: 'DELIVERED' });
  });
});
