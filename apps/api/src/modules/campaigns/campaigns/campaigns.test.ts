import { CAMPAIGN_STATES, campaignMayBecome } from '@frontdesk/domain';
import { ProviderError } from '@frontdesk/providers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember, signedInAgain } from '../../../../test/testkit/build.ts';
import { openCampaigns } from '../../../../test/testkit/campaigns.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { refusal } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildWebhook, receivedOutside } from '../../../../test/testkit/webhooks.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const AUDIENCE = `query ($input: CampaignAudienceInput!) { campaignAudience(input: $input) { outcome count } }`;

describe('a campaign', () => {
  it('is sent once to each eligible contact, and each is tracked [WC-24]', async () => {
    const toolContext = await openCampaigns(fd);
    const [ana, bea, cleo] = (await toolContext.people(3)) as [Person, Person, Person];
    const id = await toolContext.draft([ana, bea, cleo]);
    expect((await toolContext.run(id, 3)).__typename).toBe('CampaignStarted');
    await toolContext.settle();
    expect(toolContext.world.sent.map(({ to }) => to).sort()).toEqual(
      [ana, bea, cleo].map(({ phone }) => phone).sort(),
    );
    expect(await toolContext.campaign(id)).toMatchObject({ state: 'COMPLETED' });
    const to = (person: Person) =>
      toolContext.world.sent.find((one) => one.to === person.phone) as (typeof toolContext.world.sent)[0];
    for (const status of ['read', 'delivered', 'sent', 'read']) await toolContext.report(to(ana), status);
    await toolContext.report(to(bea), 'delivered');
    await toolContext.say(bea.phone, 'Yes, please');
    fd.advance({ seconds: 5 });
    await toolContext.drain();
    expect(await toolContext.states(id)).toEqual({ [ana.id]: 'READ', [bea.id]: 'REPLIED', [cleo.id]: 'SENT' });
  });

  it('leaves out contacts who are blocked, opted out, without consent or recently contacted, and counts them', async () => {
    const toolContext = await openCampaigns(fd);
    const [fine] = await toolContext.people(1);
    const [blocked] = await toolContext.people(1, { blocked: true });
    const [silent, stranger, recent] = await toolContext.people(3);
    const all = [fine, blocked, silent, stranger, recent] as Person[];
    await toolContext.db.write(async (tx) => {
      const now = fd.services.clock();
      const ids = all.filter((one) => one !== stranger).map(({ id }) => id);
      await tx.contact.updateMany({ where: { id: { in: ids } }, data: { consentAt: now } });
      await tx.optOut.create({ data: { workspaceId: toolContext.workspace.id, contactId: silent?.id ?? '', at: now } });
    });
    const earlier = await toolContext.draft([recent as Person]);
    await toolContext.run(earlier, 1);
    await toolContext.settle();
    expect(toolContext.world.sent).toHaveLength(1);
    const rules = { consentRequired: true, messagedWithinDays: 7 };
    const input = { contactIds: all.map((one) => one.id), ...rules };
    const { campaignAudience } = await as(fd, await signedInAgain(fd, toolContext.owner)).ok(AUDIENCE, { input });
    expect(campaignAudience.map(({ count }: { count: number }) => count)).toEqual([1, 1, 1, 1, 1]);
    const id = await toolContext.draft(all, rules);
    expect(await outcome(fd, await signedInAgain(fd, toolContext.owner), 'startCampaign', { id, receivers: 50 })).toBe(
      'CAMPAIGN_COUNT_CHANGED',
    );
    await toolContext.run(id, 1);
    await toolContext.settle();
    expect(Object.values(await toolContext.states(id)).sort()).toEqual([
      'BLOCKED',
      'NO_CONSENT',
      'OPTED_OUT',
      'RECENTLY_MESSAGED',
      'SENT',
    ]);
    expect(toolContext.world.sent).toHaveLength(2);
  });

  it('starts once for concurrent requests', async () => {
    const toolContext = await openCampaigns(fd);
    const other = await buildMember(fd, toolContext.workspace, { role: 'owner' });
    const id = await toolContext.draft(await toolContext.people(2));
    const both = await Promise.all(
      [toolContext.owner, other].map((who) => outcome(fd, who, 'startCampaign', { id, receivers: 2 })),
    );
    expect(both.sort()).toEqual(['CAMPAIGN_STATE', 'CampaignStarted']);
    await toolContext.settle();
    expect(toolContext.world.sent).toHaveLength(2);
  });

  it('claims no recipient after a pause, in the middle of a batch, and continues when it is resumed', async () => {
    const toolContext = await openCampaigns(fd);
    const id = await toolContext.draft(await toolContext.people(20));
    await toolContext.run(id, 20);
    let atPause = 0;
    let isPaused = false;
    toolContext.world.duringCall = async () => {
      if (isPaused) return;
      isPaused = true;
      expect((await mutate(fd, await signedInAgain(fd, toolContext.owner), 'pauseCampaign', { id })).__typename).toBe(
        'CampaignPaused',
      );
      atPause = (await toolContext.db.read((tx) => tx.message.findMany())).length;
    };
    await toolContext.settle();
    // The pause stopped all recipients that were not claimed yet.
    expect(await toolContext.db.read((tx) => tx.message.count())).toBe(atPause);
    expect(atPause).toBeLessThan(20);
    await mutate(fd, await signedInAgain(fd, toolContext.owner), 'resumeCampaign', { id });
    await toolContext.settle();
    expect(toolContext.world.sent).toHaveLength(20);
    expect(new Set(toolContext.world.sent.map(({ to }) => to)).size).toBe(20);
  });

  it('applies an opt-out between its start and the sending', async () => {
    const toolContext = await openCampaigns(fd);
    const [first, second] = (await toolContext.people(2)) as [Person, Person];
    const id = await toolContext.draft([first, second], { startsAt: null });
    await toolContext.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: fd.services.clock() } }));
    await toolContext.run(id, 2);
    await toolContext.drain();
    // The audience is fixed, but nothing is sent because the workspace is paused.
    expect(await toolContext.states(id)).toEqual({ [first.id]: 'PENDING', [second.id]: 'PENDING' });
    await toolContext.say(second.phone, 'STOP');
    await toolContext.drain();
    await toolContext.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: null } }));
    await toolContext.settle();
    expect(await toolContext.states(id)).toEqual({ [first.id]: 'SENT', [second.id]: 'OPTED_OUT' });
    expect(toolContext.world.sent.filter(({ to, reference }) => to === second.phone && reference)).toHaveLength(0);
  });

  it('pauses when its template is paused, and gives the reason', async () => {
    const toolContext = await openCampaigns(fd);
    const id = await toolContext.draft(await toolContext.people(30));
    await toolContext.run(id, 30);
    toolContext.world.duringCall = async () => {
      await toolContext.db.write((tx) => tx.whatsAppTemplate.updateMany({ data: { status: 'PAUSED' } }));
    };
    await toolContext.settle();
    expect(await toolContext.campaign(id)).toMatchObject({ state: 'PAUSED', pauseReason: 'TEMPLATE' });
    expect(toolContext.world.sent.length).toBeLessThan(30);
    expect(await outcome(fd, await signedInAgain(fd, toolContext.owner), 'resumeCampaign', { id })).toBe(
      'TEMPLATE_NOT_APPROVED',
    );
  });

  it('completes once every recipient was written to, whatever happens to its template afterwards', async () => {
    const toolContext = await openCampaigns(fd);
    const id = await toolContext.draft(await toolContext.people(1));
    await toolContext.run(id, 1);
    toolContext.world.duringCall = async () => {
      await toolContext.db.write((tx) => tx.whatsAppTemplate.updateMany({ data: { status: 'PAUSED' } }));
    };
    await toolContext.settle();
    expect(toolContext.world.sent).toHaveLength(1);
    expect(await toolContext.campaign(id)).toMatchObject({ state: 'COMPLETED' });
  });

  it('does not complete while a claimed recipient was not written to yet', async () => {
    const toolContext = await openCampaigns(fd);
    const id = await toolContext.draft(await toolContext.people(1));
    toolContext.world.faults.send = Array.from({ length: 8 }, () => refusal('TWILIO', 'RETRY'));
    await toolContext.run(id, 1);
    await toolContext.drain();
    await toolContext.db.write((tx) => tx.whatsAppTemplate.updateMany({ data: { category: 'MARKETING' } }));
    await toolContext.settle();
    expect(await toolContext.campaign(id)).toMatchObject({ state: 'PAUSED', pauseReason: 'TEMPLATE' });
    expect(toolContext.world.sent).toHaveLength(0);
    toolContext.world.faults.send = [];
    await mutate(fd, await signedInAgain(fd, toolContext.owner), 'resumeCampaign', { id });
    await toolContext.settle();
    expect(toolContext.world.sent).toHaveLength(1);
    expect(await toolContext.campaign(id)).toMatchObject({ state: 'COMPLETED' });
  });

  it('reports its progress to webhooks in numbers, by the minute and not by the batch, and that it is resumed [WC-26]', async () => {
    const toolContext = await openCampaigns(fd);
    await buildWebhook(fd, toolContext.workspace, toolContext.owner);
    // 12 messages per minute are one message every five seconds.
    const id = await toolContext.draft(await toolContext.people(6), { ratePerMinute: 12 });
    await toolContext.run(id, 6);
    const go = async (...pauses: number[]) => {
      for (const seconds of pauses) {
        fd.advance({ seconds });
        await toolContext.drain();
      }
    };
    await go(0, 6, 6, 60);
    expect(toolContext.world.sent).toHaveLength(4);
    for (const step of ['pauseCampaign', 'resumeCampaign'])
      await mutate(fd, await signedInAgain(fd, toolContext.owner), step, { id });
    await go(6, 6, 6);
    const none = { unconfirmed: 0, delivered: 0, read: 0, replied: 0, failed: 0, skipped: 0 };
    const webhookEvent = (type: string, sent: number | null) => {
      const recipients = sent === null ? null : { ...none, total: 6, waiting: 6 - sent, sent };
      return { type, data: { campaign: { id, recipients } } };
    };
    expect(await receivedOutside(fd, toolContext.workspace, 'campaign.')).toMatchObject([
      webhookEvent('campaign.started', null),
      webhookEvent('campaign.progress', 3),
      webhookEvent('campaign.paused', 4),
      webhookEvent('campaign.resumed', 4),
      webhookEvent('campaign.completed', 6),
    ]);
  });

  it('pauses when too many fail, and retries only recipients who were not reached', async () => {
    const toolContext = await openCampaigns(fd);
    const id = await toolContext.draft(await toolContext.people(40));
    toolContext.world.faults.send = Array.from({ length: 20 }, () =>
      refusal('TWILIO', 'REFUSED', 'This number is not on WhatsApp.'),
    );
    await toolContext.run(id, 40);
    await toolContext.settle();
    expect(await toolContext.campaign(id)).toMatchObject({ state: 'PAUSED', pauseReason: 'ERRORS' });
    const words = await toolContext.db.read((tx) => tx.campaignRecipient.findFirst({ where: { state: 'FAILED' } }));
    expect(words?.failureMessage).toBe('This number is not on WhatsApp.');
    await mutate(fd, await signedInAgain(fd, toolContext.owner), 'retryFailedRecipients', { id });
    await mutate(fd, await signedInAgain(fd, toolContext.owner), 'resumeCampaign', { id });
    await toolContext.settle();
    expect(await toolContext.campaign(id)).toMatchObject({ state: 'COMPLETED' });
    expect(new Set(toolContext.world.sent.map(({ to }) => to)).size).toBe(40);
    expect(toolContext.world.sent).toHaveLength(40);
  });

  it.each([
    ['CALLBACK', 'PAUSED'],
    // The provider can look up the messages and finds them, so none has failed.
    ['RECONCILE', 'COMPLETED'],
  ] as const)(
    'pauses when too many stay unconfirmed, where their status cannot be queried: %s',
    async (strategy, state) => {
      const toolContext = await openCampaigns(fd);
      toolContext.world.strategy = strategy;
      const id = await toolContext.draft(await toolContext.people(60));
      toolContext.world.faults.send = Array.from({ length: 40 }, () => refusal('TWILIO', 'UNCONFIRMED'));
      await toolContext.run(id, 60);
      await toolContext.settle();
      expect(await toolContext.campaign(id)).toMatchObject({ state });
      if (state === 'COMPLETED') return;
      expect(await toolContext.campaign(id)).toMatchObject({ pauseReason: 'ERRORS', failure: UNCONFIRMED_MESSAGE });
      expect(toolContext.world.sent.length).toBeLessThan(40);
    },
  );

  it('continues past unconfirmed messages, once reports confirm them', async () => {
    const toolContext = await openCampaigns(fd);
    toolContext.world.strategy = 'CALLBACK';
    // At this rate, one batch has eleven recipients.
    const id = await toolContext.draft(await toolContext.people(33), { ratePerMinute: 132 });
    toolContext.world.faults.send = Array.from({ length: 33 }, () => refusal('TWILIO', 'UNCONFIRMED'));
    await toolContext.run(id, 33);
    for (const sent of [11, 22, 33]) {
      for (let turn = 0; turn < 3 && toolContext.world.sent.length < sent; turn += 1) {
        fd.advance({ seconds: 6 });
        await toolContext.drain();
      }
      expect(toolContext.world.sent).toHaveLength(sent);
      for (const message of toolContext.world.sent.slice(-11)) await toolContext.report(message, 'delivered');
      await toolContext.drain();
    }
    await toolContext.settle();
    expect(await toolContext.campaign(id)).toMatchObject({ state: 'COMPLETED' });
  });

  it('ends with the counts of the provider, whatever the provider does [WC-24]', async () => {
    const toolContext = await openCampaigns(fd);
    const people = await toolContext.people(60);
    const id = await toolContext.draft(people);
    const busy = () =>
      new ProviderError({ provider: 'TWILIO', kind: 'RETRY', words: 'Too many.', retryAfterSeconds: 30 });
    toolContext.world.faults.send = [
      refusal('TWILIO', 'RETRY'),
      busy(),
      refusal('TWILIO', 'UNCONFIRMED'),
      refusal('TWILIO', 'REFUSED'),
    ];
    await toolContext.run(id, 60);
    for (let round = 0; round < 4; round += 1) await toolContext.settle();
    const has = (phone: string) => toolContext.world.sent.filter(({ to }) => to === phone).length;
    const states = await toolContext.states(id);
    const wrong = people.filter(({ id: one, phone }) => has(phone) !== (states[one] === 'FAILED' ? 0 : 1));
    expect(wrong).toEqual([]);
    expect(Object.values(states).filter((state) => state === 'FAILED')).toHaveLength(1);
    expect(await toolContext.campaign(id)).toMatchObject({ state: 'COMPLETED' });
  });

  it('slows down as a whole when the provider throttles one message', async () => {
    const toolContext = await openCampaigns(fd);
    const id = await toolContext.draft(await toolContext.people(40));
    toolContext.world.faults.send = [
      new ProviderError({ provider: 'TWILIO', kind: 'RETRY', words: 'Slow.', retryAfterSeconds: 300 }),
    ];
    await toolContext.run(id, 40);
    await toolContext.drain();
    fd.advance({ minutes: 2 });
    await toolContext.drain();
    const sent = toolContext.world.sent.length;
    expect(sent).toBeLessThan(40);
    fd.advance({ minutes: 2 });
    await toolContext.drain();
    expect(toolContext.world.sent).toHaveLength(sent);
    for (let round = 0; round < 2; round += 1) await toolContext.settle();
    expect(toolContext.world.sent).toHaveLength(40);
  });

  it('reaches each contact once, at whichever statement the worker is killed', async () => {
    const toolContext = await openCampaigns(fd);
    for (let line = 0; line < 30; line += 2) {
      const people = await toolContext.people(3);
      const id = await toolContext.draft(people);
      await toolContext.run(id, 3);
      toolContext.fuse.left = line;
      await toolContext.drain();
      toolContext.fuse.left = Number.POSITIVE_INFINITY;
      await toolContext.settle();
      expect(await toolContext.campaign(id)).toMatchObject({ state: 'COMPLETED' });
      const counts = people.map(({ phone }) => toolContext.world.sent.filter(({ to }) => to === phone).length);
      expect({ line, counts }).toEqual({ line, counts: [1, 1, 1] });
    }
  });

  it('leaves out pending recipients when it is cancelled', async () => {
    const toolContext = await openCampaigns(fd);
    const id = await toolContext.draft(await toolContext.people(2));
    await toolContext.run(id, 2);
    await toolContext.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: fd.services.clock() } }));
    await toolContext.drain();
    await mutate(fd, await signedInAgain(fd, toolContext.owner), 'cancelCampaign', { id });
    expect(new Set(Object.values(await toolContext.states(id)))).toEqual(new Set(['CANCELLED']));
    expect(await outcome(fd, await signedInAgain(fd, toolContext.owner), 'resumeCampaign', { id })).toBe(
      'CAMPAIGN_STATE',
    );
  });

  it('starts automatically at its scheduled time, and waits for the end of the quiet hours', async () => {
    const toolContext = await openCampaigns(fd);
    const soon = new Date(fd.services.clock().getTime() + 3 * 3_600_000).toISOString().slice(0, 16);
    const id = await toolContext.draft(await toolContext.people(1), { startsAt: soon });
    expect(
      (await mutate(fd, await signedInAgain(fd, toolContext.owner), 'scheduleCampaign', { id, receivers: 1 }))
        .__typename,
    ).toBe('CampaignScheduled');
    await toolContext.settle();
    expect(toolContext.world.sent).toHaveLength(0);
    fd.advance({ hours: 4 });
    await toolContext.settle();
    expect(toolContext.world.sent).toHaveLength(1);
  });
});

describe('the transitions of a campaign', () => {
  const STEPS = {
    scheduleCampaign: 'SCHEDULED',
    startCampaign: 'RUNNING',
    pauseCampaign: 'PAUSED',
    resumeCampaign: 'RUNNING',
    cancelCampaign: 'CANCELLED',
  } as const;
  const CONFIRMED = ['scheduleCampaign', 'startCampaign'];

  it('are the only ones that a member can request', async () => {
    const toolContext = await openCampaigns(fd);
    const people = await toolContext.people(1);
    const startsAt = new Date(fd.services.clock().getTime() + 3 * 3_600_000).toISOString().slice(0, 16);
    const gone = new Set<string>();
    for (const from of CAMPAIGN_STATES) {
      for (const [step, to] of Object.entries(STEPS)) {
        const id = await toolContext.draft(people, { state: from, startsAt });
        const args = CONFIRMED.includes(step) ? { id, receivers: 1 } : { id };
        const went = (await outcome(fd, await signedInAgain(fd, toolContext.owner), step, args)) !== 'CAMPAIGN_STATE';
        const { state } = await toolContext.campaign(id);
        expect({ from, step, state }).toEqual({ from, step, state: went ? to : from });
        if (went) expect({ from, to, isAllowed: campaignMayBecome(from, to) }).toEqual({ from, to, isAllowed: true });
        if (went) gone.add(`${from} ${step}`);
      }
    }
    expect([...gone].sort()).toEqual([
      'DRAFT scheduleCampaign',
      'DRAFT startCampaign',
      'PAUSED cancelCampaign',
      'PAUSED resumeCampaign',
      'RUNNING cancelCampaign',
      'RUNNING pauseCampaign',
      'SCHEDULED cancelCampaign',
      'SCHEDULED startCampaign',
    ]);
  });

  it('of a recipient never go back, in whatever order the provider reports', async () => {
    const toolContext = await openCampaigns(fd);
    const orders = [
      ['sent', 'delivered', 'read'],
      ['sent', 'read', 'delivered'],
      ['delivered', 'sent', 'read'],
      ['delivered', 'read', 'sent'],
      ['read', 'sent', 'delivered'],
      ['read', 'delivered', 'sent', 'undelivered'],
    ];
    const people = await toolContext.people(orders.length);
    const id = await toolContext.draft(people);
    await toolContext.run(id, people.length);
    await toolContext.settle();
    const seen: string[][] = people.map(() => []);
    for (const step of [0, 1, 2, 3]) {
      for (const [at, person] of people.entries()) {
        const sent = toolContext.world.sent.find(({ to }) => to === person.phone);
        const status = orders[at]?.[step];
        if (sent && status) await toolContext.report(sent, status);
      }
      await toolContext.drain();
      const states = await toolContext.states(id);
      for (const [at, person] of people.entries()) seen[at]?.push(states[person.id] ?? '');
    }
    const rank = ['SENT', 'DELIVERED', 'READ'];
    for (const states of seen) {
      const ranks = states.map((state) => rank.indexOf(state));
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      expect(states.at(-1)).toBe('READ');
    }
    expect(seen[0]).toEqual(['SENT', 'DELIVERED', 'READ', 'READ']);
  });
});

describe('fairness', () => {
  it('alternates between workspaces: a batch is queued behind those already waiting', async () => {
    const desks = [await openCampaigns(fd), await openCampaigns(fd)];
    for (const toolContext of desks) await toolContext.run(await toolContext.draft(await toolContext.people(30)), 30);
    const line = async () =>
      (
        await rows<{ workspace: string; queue: string }>(
          fd,
          `select j.payload ->> 'workspaceId' as workspace, q.queue_name as queue from graphile_worker._private_jobs j
           join graphile_worker._private_tasks t on t.id = j.task_id join graphile_worker._private_job_queues q on q.id = j.job_queue_id
           where t.identifier = 'run_campaign' and j.payload ->> 'workspaceId' = any($1) order by j.priority, j.run_at, j.id`,
          [desks.map(({ workspace }) => workspace.id)],
        )
      ).map(({ workspace, queue }) => {
        expect(queue).toBe(`campaigns ${workspace}`);
        return desks.findIndex((toolContext) => toolContext.workspace.id === workspace);
      });
    expect(await line()).toEqual([0, 1]);
    const order = {
      workspaceId: desks[0]?.workspace.id,
      id: (await desks[0]?.db.read((tx) => tx.campaign.findFirst()))?.id,
    };
    fd.advance({ seconds: 1 });
    await desks[0]?.jobs.run_campaign?.(order, {} as never);
    expect(await line()).toEqual([1, 0]);
  });

  it('gives a workspace with three campaigns no larger share than one with a single one', async () => {
    const [greedy, modest] = [await openCampaigns(fd), await openCampaigns(fd)];
    const desks = [greedy, modest];
    const batches = 3;
    for (let nth = 0; nth < 3; nth += 1)
      await greedy.run(await greedy.draft(await greedy.people(25 * batches)), 25 * batches);
    await modest.run(await modest.draft(await modest.people(25 * 4)), 25 * 4);
    // Sending a batch takes some time.
    for (const { world } of desks) world.duringCall = async () => fd.advance({ seconds: 0.001 });
    const turns: number[] = [];
    // A campaign's first run determines its recipients. Each later run sends to 25 of them.
    while (turns.length < 10) {
      fd.advance({ seconds: 1 });
      const [claimed] = await rows<{ payload: { workspaceId: string } }>(fd, CLAIM, [
        desks.map(({ workspace }) => workspace.id),
        fd.services.clock(),
      ]);
      const turn = desks.findIndex(({ workspace }) => workspace.id === claimed?.payload.workspaceId);
      await desks[turn]?.jobs.run_campaign?.(claimed?.payload, { job: { id: '0' } } as never);
      turns.push(turn);
    }
    expect(turns).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
    const begun = await greedy.db.read((tx) => tx.campaign.count({ where: { audienceSnapshotAt: { not: null } } }));
    expect(begun).toBe(3);
    expect(modest.world.sent.length).toBeGreaterThanOrEqual(greedy.world.sent.length);
  });
});

const UNCONFIRMED_MESSAGE = expect.stringMatching(/^\d\d of the last 50 messages are unconfirmed\.$/);

/** Claims the next job in the order that the worker uses. */
const CLAIM = `
  with next as (
    select j.id from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'run_campaign' and j.payload ->> 'workspaceId' = any($1) and j.run_at <= $2
    order by j.priority, j.run_at limit 1
  )
  delete from graphile_worker._private_jobs j using next where j.id = next.id returning j.payload`;

type Person = { readonly id: string; readonly phone: string; readonly name: string };
