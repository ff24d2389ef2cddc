import { CAMPAIGN_STATUSES, campaignMayBecome } from '@frontdesk/domain';
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
    const scene = await openCampaigns(fd);
    const [ana, bea, cleo] = (await scene.people(3)) as [Person, Person, Person];
    const id = await scene.draft([ana, bea, cleo]);
    expect((await scene.run(id, 3)).outcome).toBe('ok');
    await scene.settle();
    expect(scene.fakes.sent.map(({ to }) => to).sort()).toEqual([ana, bea, cleo].map(({ phone }) => phone).sort());
    expect(await scene.campaign(id)).toMatchObject({ state: 'COMPLETED' });
    const to = (person: Person) =>
      scene.fakes.sent.find((one) => one.to === person.phone) as (typeof scene.fakes.sent)[0];
    for (const status of ['read', 'delivered', 'sent', 'read']) await scene.report(to(ana), status);
    await scene.report(to(bea), 'delivered');
    await scene.say(bea.phone, 'Yes, please');
    fd.advance({ seconds: 5 });
    await scene.drain();
    expect(await scene.states(id)).toEqual({ [ana.id]: 'READ', [bea.id]: 'REPLIED', [cleo.id]: 'SENT' });
  });

  it('leaves out contacts who are blocked, opted out, without consent or recently contacted, and counts them', async () => {
    const scene = await openCampaigns(fd);
    const [fine] = await scene.people(1);
    const [blocked] = await scene.people(1, { blocked: true });
    const [silent, stranger, recent] = await scene.people(3);
    const all = [fine, blocked, silent, stranger, recent] as Person[];
    await scene.db.write(async (tx) => {
      const now = fd.services.clock();
      const ids = all.filter((one) => one !== stranger).map(({ id }) => id);
      await tx.contact.updateMany({ where: { id: { in: ids } }, data: { consentAt: now } });
      await tx.optOut.create({ data: { workspaceId: scene.workspace.id, contactId: silent?.id ?? '', at: now } });
    });
    const earlier = await scene.draft([recent as Person]);
    await scene.run(earlier, 1);
    await scene.settle();
    expect(scene.fakes.sent).toHaveLength(1);
    const rules = { consentRequired: true, messagedWithinDays: 7 };
    const input = { contactIds: all.map((one) => one.id), ...rules };
    const { campaignAudience } = await as(fd, await signedInAgain(fd, scene.owner)).ok(AUDIENCE, { input });
    expect(campaignAudience.map(({ count }: { count: number }) => count)).toEqual([1, 1, 1, 1, 1]);
    const id = await scene.draft(all, rules);
    expect(await outcome(fd, await signedInAgain(fd, scene.owner), 'startCampaign', { id, receivers: 50 })).toBe(
      'CAMPAIGN_COUNT_CHANGED',
    );
    await scene.run(id, 1);
    await scene.settle();
    expect(Object.values(await scene.states(id)).sort()).toEqual([
      'BLOCKED',
      'NO_CONSENT',
      'OPTED_OUT',
      'RECENTLY_MESSAGED',
      'SENT',
    ]);
    expect(scene.fakes.sent).toHaveLength(2);
  });

  it('starts once for concurrent requests', async () => {
    const scene = await openCampaigns(fd);
    const other = await buildMember(fd, scene.workspace, { role: 'owner' });
    const id = await scene.draft(await scene.people(2));
    const both = await Promise.all(
      [scene.owner, other].map((who) => outcome(fd, who, 'startCampaign', { id, receivers: 2 })),
    );
    expect(both.sort()).toEqual(['CAMPAIGN_STATE', 'ok']);
    await scene.settle();
    expect(scene.fakes.sent).toHaveLength(2);
  });

  it('claims no recipient after a pause, in the middle of a batch, and continues when it is resumed', async () => {
    const scene = await openCampaigns(fd);
    const id = await scene.draft(await scene.people(20));
    await scene.run(id, 20);
    let atPause = 0;
    const pause = async () => {
      expect((await mutate(fd, await signedInAgain(fd, scene.owner), 'pauseCampaign', { id })).outcome).toBe('ok');
      atPause = await scene.db.read((tx) => tx.message.count());
    };
    // All concurrent sends wait for the pause, so that the batch cannot end before it.
    let paused: Promise<void> | undefined;
    scene.fakes.duringCall = () => (paused ??= pause());
    await scene.settle();
    // The pause stopped the sending to all recipients that were not claimed yet.
    expect(await scene.db.read((tx) => tx.message.count())).toBe(atPause);
    expect(atPause).toBeLessThan(20);
    await mutate(fd, await signedInAgain(fd, scene.owner), 'resumeCampaign', { id });
    await scene.settle();
    expect(scene.fakes.sent).toHaveLength(20);
    expect(new Set(scene.fakes.sent.map(({ to }) => to)).size).toBe(20);
  });

  it('applies an opt-out between its start and the sending', async () => {
    const scene = await openCampaigns(fd);
    const [first, second] = (await scene.people(2)) as [Person, Person];
    const id = await scene.draft([first, second], { startsAt: null });
    await scene.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: fd.services.clock() } }));
    await scene.run(id, 2);
    await scene.drain();
    // The audience is fixed, but nothing is sent because the workspace is paused.
    expect(await scene.states(id)).toEqual({ [first.id]: 'PENDING', [second.id]: 'PENDING' });
    await scene.say(second.phone, 'STOP');
    await scene.drain();
    await scene.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: null } }));
    await scene.settle();
    expect(await scene.states(id)).toEqual({ [first.id]: 'SENT', [second.id]: 'OPTED_OUT' });
    expect(scene.fakes.sent.filter(({ to, reference }) => to === second.phone && reference)).toHaveLength(0);
  });

  it('pauses when its template is paused, and gives the reason', async () => {
    const scene = await openCampaigns(fd);
    const id = await scene.draft(await scene.people(30));
    await scene.run(id, 30);
    scene.fakes.duringCall = async () => {
      await scene.db.write((tx) => tx.whatsAppTemplate.updateMany({ data: { status: 'PAUSED' } }));
    };
    await scene.settle();
    expect(await scene.campaign(id)).toMatchObject({ state: 'PAUSED', pauseReason: 'TEMPLATE' });
    expect(scene.fakes.sent.length).toBeLessThan(30);
    expect(await outcome(fd, await signedInAgain(fd, scene.owner), 'resumeCampaign', { id })).toBe(
      'TEMPLATE_NOT_APPROVED',
    );
  });

  it('completes when every recipient was written to, even if its template changes afterwards', async () => {
    const scene = await openCampaigns(fd);
    const id = await scene.draft(await scene.people(1));
    await scene.run(id, 1);
    scene.fakes.duringCall = async () => {
      await scene.db.write((tx) => tx.whatsAppTemplate.updateMany({ data: { status: 'PAUSED' } }));
    };
    await scene.settle();
    expect(scene.fakes.sent).toHaveLength(1);
    expect(await scene.campaign(id)).toMatchObject({ state: 'COMPLETED' });
  });

  it('does not complete while a claimed recipient was not written to yet', async () => {
    const scene = await openCampaigns(fd);
    const id = await scene.draft(await scene.people(1));
    scene.fakes.faults.send = Array.from({ length: 8 }, () => refusal('TWILIO', 'RETRY'));
    await scene.run(id, 1);
    await scene.drain();
    await scene.db.write((tx) => tx.whatsAppTemplate.updateMany({ data: { category: 'MARKETING' } }));
    await scene.settle();
    expect(await scene.campaign(id)).toMatchObject({ state: 'PAUSED', pauseReason: 'TEMPLATE' });
    expect(scene.fakes.sent).toHaveLength(0);
    scene.fakes.faults.send = [];
    await mutate(fd, await signedInAgain(fd, scene.owner), 'resumeCampaign', { id });
    await scene.settle();
    expect(scene.fakes.sent).toHaveLength(1);
    expect(await scene.campaign(id)).toMatchObject({ state: 'COMPLETED' });
  });

  it('reports its progress to webhooks in numbers, by the minute and not by the batch, and that it is resumed [WC-26]', async () => {
    const scene = await openCampaigns(fd);
    await buildWebhook(fd, scene.workspace, scene.owner);
    // 12 messages per minute are one message every five seconds.
    const id = await scene.draft(await scene.people(6), { ratePerMinute: 12 });
    await scene.run(id, 6);
    const go = async (...pauses: number[]) => {
      for (const seconds of pauses) {
        fd.advance({ seconds });
        await scene.drain();
      }
    };
    await go(0, 6, 6, 60);
    expect(scene.fakes.sent).toHaveLength(4);
    for (const step of ['pauseCampaign', 'resumeCampaign'])
      await mutate(fd, await signedInAgain(fd, scene.owner), step, { id });
    await go(6, 6, 6);
    const none = { unconfirmed: 0, delivered: 0, read: 0, replied: 0, failed: 0, skipped: 0 };
    const webhookEvent = (type: string, sent: number | null) => {
      const recipients = sent === null ? null : { ...none, total: 6, waiting: 6 - sent, sent };
      return { type, data: { campaign: { id, recipients } } };
    };
    expect(await receivedOutside(fd, scene.workspace, 'campaign.')).toMatchObject([
      webhookEvent('campaign.started', null),
      webhookEvent('campaign.progress', 3),
      webhookEvent('campaign.paused', 4),
      webhookEvent('campaign.resumed', 4),
      webhookEvent('campaign.completed', 6),
    ]);
  });

  it('pauses when too many fail, and retries only recipients who were not reached', async () => {
    const scene = await openCampaigns(fd);
    const id = await scene.draft(await scene.people(40));
    scene.fakes.faults.send = Array.from({ length: 20 }, () =>
      refusal('TWILIO', 'REFUSED', 'This number is not on WhatsApp.'),
    );
    await scene.run(id, 40);
    await scene.settle();
    expect(await scene.campaign(id)).toMatchObject({ state: 'PAUSED', pauseReason: 'ERRORS' });
    const words = await scene.db.read((tx) => tx.campaignRecipient.findFirst({ where: { state: 'FAILED' } }));
    expect(words?.failureMessage).toBe('This number is not on WhatsApp.');
    await mutate(fd, await signedInAgain(fd, scene.owner), 'retryFailedRecipients', { id });
    await mutate(fd, await signedInAgain(fd, scene.owner), 'resumeCampaign', { id });
    await scene.settle();
    expect(await scene.campaign(id)).toMatchObject({ state: 'COMPLETED' });
    expect(new Set(scene.fakes.sent.map(({ to }) => to)).size).toBe(40);
    expect(scene.fakes.sent).toHaveLength(40);
  });

  it.each([
    ['CALLBACK', 'PAUSED'],
    // The provider can look up the messages and finds them, so none has failed.
    ['RECONCILE', 'COMPLETED'],
  ] as const)('pauses if too many stay unconfirmed and their status cannot be queried: %s', async (strategy, state) => {
    const scene = await openCampaigns(fd);
    scene.fakes.strategy = strategy;
    const id = await scene.draft(await scene.people(60));
    scene.fakes.faults.send = Array.from({ length: 40 }, () => refusal('TWILIO', 'UNCONFIRMED'));
    await scene.run(id, 60);
    await scene.settle();
    expect(await scene.campaign(id)).toMatchObject({ state });
    if (state === 'COMPLETED') return;
    expect(await scene.campaign(id)).toMatchObject({ pauseReason: 'ERRORS', failure: UNCONFIRMED_MESSAGE });
    expect(scene.fakes.sent.length).toBeLessThan(40);
  });

  it('continues past unconfirmed messages, once reports confirm them', async () => {
    const scene = await openCampaigns(fd);
    scene.fakes.strategy = 'CALLBACK';
    // At this rate, one batch has eleven recipients.
    const id = await scene.draft(await scene.people(33), { ratePerMinute: 132 });
    scene.fakes.faults.send = Array.from({ length: 33 }, () => refusal('TWILIO', 'UNCONFIRMED'));
    await scene.run(id, 33);
    for (const sent of [11, 22, 33]) {
      for (let turn = 0; turn < 3 && scene.fakes.sent.length < sent; turn += 1) {
        fd.advance({ seconds: 6 });
        await scene.drain();
      }
      expect(scene.fakes.sent).toHaveLength(sent);
      for (const message of scene.fakes.sent.slice(-11)) await scene.report(message, 'delivered');
      await scene.drain();
    }
    await scene.settle();
    expect(await scene.campaign(id)).toMatchObject({ state: 'COMPLETED' });
  });

  it('ends with the counts of the provider after any failures of the provider [WC-24]', async () => {
    const scene = await openCampaigns(fd);
    const people = await scene.people(60);
    const id = await scene.draft(people);
    const busy = () =>
      new ProviderError({ provider: 'TWILIO', kind: 'RETRY', words: 'Too many.', retryAfterSeconds: 30 });
    scene.fakes.faults.send = [
      refusal('TWILIO', 'RETRY'),
      busy(),
      refusal('TWILIO', 'UNCONFIRMED'),
      refusal('TWILIO', 'REFUSED'),
    ];
    await scene.run(id, 60);
    for (let round = 0; round < 4; round += 1) await scene.settle();
    const has = (phone: string) => scene.fakes.sent.filter(({ to }) => to === phone).length;
    const states = await scene.states(id);
    const wrong = people.filter(({ id: one, phone }) => has(phone) !== (states[one] === 'FAILED' ? 0 : 1));
    expect(wrong).toEqual([]);
    expect(Object.values(states).filter((state) => state === 'FAILED')).toHaveLength(1);
    expect(await scene.campaign(id)).toMatchObject({ state: 'COMPLETED' });
  });

  it('slows down as a whole when the provider throttles one message', async () => {
    const scene = await openCampaigns(fd);
    const id = await scene.draft(await scene.people(40));
    scene.fakes.faults.send = [
      new ProviderError({ provider: 'TWILIO', kind: 'RETRY', words: 'Slow.', retryAfterSeconds: 300 }),
    ];
    await scene.run(id, 40);
    await scene.drain();
    fd.advance({ minutes: 2 });
    await scene.drain();
    const sent = scene.fakes.sent.length;
    expect(sent).toBeLessThan(40);
    fd.advance({ minutes: 2 });
    await scene.drain();
    expect(scene.fakes.sent).toHaveLength(sent);
    for (let round = 0; round < 2; round += 1) await scene.settle();
    expect(scene.fakes.sent).toHaveLength(40);
  });

  it('reaches each contact once if the worker is killed at any statement', async () => {
    const scene = await openCampaigns(fd);
    for (let line = 0; line < 30; line += 2) {
      const people = await scene.people(3);
      const id = await scene.draft(people);
      await scene.run(id, 3);
      scene.fuse.left = line;
      await scene.drain();
      scene.fuse.left = Number.POSITIVE_INFINITY;
      await scene.settle();
      expect(await scene.campaign(id)).toMatchObject({ state: 'COMPLETED' });
      const counts = people.map(({ phone }) => scene.fakes.sent.filter(({ to }) => to === phone).length);
      expect({ line, counts }).toEqual({ line, counts: [1, 1, 1] });
    }
  });

  it('leaves out pending recipients when it is cancelled', async () => {
    const scene = await openCampaigns(fd);
    const id = await scene.draft(await scene.people(2));
    await scene.run(id, 2);
    await scene.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: fd.services.clock() } }));
    await scene.drain();
    await mutate(fd, await signedInAgain(fd, scene.owner), 'cancelCampaign', { id });
    expect(new Set(Object.values(await scene.states(id)))).toEqual(new Set(['CANCELLED']));
    expect(await outcome(fd, await signedInAgain(fd, scene.owner), 'resumeCampaign', { id })).toBe('CAMPAIGN_STATE');
  });

  it('starts automatically at its scheduled time, and waits for the end of the quiet hours', async () => {
    const scene = await openCampaigns(fd);
    const soon = new Date(fd.services.clock().getTime() + 3 * 3_600_000).toISOString().slice(0, 16);
    const id = await scene.draft(await scene.people(1), { startsAt: soon });
    expect(
      (await mutate(fd, await signedInAgain(fd, scene.owner), 'scheduleCampaign', { id, receivers: 1 })).outcome,
    ).toBe('ok');
    await scene.settle();
    expect(scene.fakes.sent).toHaveLength(0);
    fd.advance({ hours: 4 });
    await scene.settle();
    expect(scene.fakes.sent).toHaveLength(1);
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
    const scene = await openCampaigns(fd);
    const people = await scene.people(1);
    const startsAt = new Date(fd.services.clock().getTime() + 3 * 3_600_000).toISOString().slice(0, 16);
    const gone = new Set<string>();
    for (const from of CAMPAIGN_STATUSES) {
      for (const [step, to] of Object.entries(STEPS)) {
        const id = await scene.draft(people, { state: from, startsAt });
        const args = CONFIRMED.includes(step) ? { id, receivers: 1 } : { id };
        const went = (await outcome(fd, await signedInAgain(fd, scene.owner), step, args)) !== 'CAMPAIGN_STATE';
        const { state } = await scene.campaign(id);
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

  it('of a recipient never go back, in any order of the provider’s reports', async () => {
    const scene = await openCampaigns(fd);
    const orders = [
      ['sent', 'delivered', 'read'],
      ['sent', 'read', 'delivered'],
      ['delivered', 'sent', 'read'],
      ['delivered', 'read', 'sent'],
      ['read', 'sent', 'delivered'],
      ['read', 'delivered', 'sent', 'undelivered'],
    ];
    const people = await scene.people(orders.length);
    const id = await scene.draft(people);
    await scene.run(id, people.length);
    await scene.settle();
    const seen: string[][] = people.map(() => []);
    for (const step of [0, 1, 2, 3]) {
      for (const [at, person] of people.entries()) {
        const sent = scene.fakes.sent.find(({ to }) => to === person.phone);
        const status = orders[at]?.[step];
        if (sent && status) await scene.report(sent, status);
      }
      await scene.drain();
      const states = await scene.states(id);
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
    const workspaces = [await openCampaigns(fd), await openCampaigns(fd)];
    for (const scene of workspaces) await scene.run(await scene.draft(await scene.people(30)), 30);
    const line = async () =>
      (
        await rows<{ workspace: string; queue: string }>(
          fd,
          `select j.payload ->> 'workspaceId' as workspace, q.queue_name as queue from graphile_worker._private_jobs j
           join graphile_worker._private_tasks t on t.id = j.task_id join graphile_worker._private_job_queues q on q.id = j.job_queue_id
           where t.identifier = 'run_campaign' and j.payload ->> 'workspaceId' = any($1) order by j.priority, j.run_at, j.id`,
          [workspaces.map(({ workspace }) => workspace.id)],
        )
      ).map(({ workspace, queue }) => {
        expect(queue).toBe(`campaigns ${workspace}`);
        return workspaces.findIndex((scene) => scene.workspace.id === workspace);
      });
    expect(await line()).toEqual([0, 1]);
    const order = {
      workspaceId: workspaces[0]?.workspace.id,
      id: (await workspaces[0]?.db.read((tx) => tx.campaign.findFirst()))?.id,
    };
    fd.advance({ seconds: 1 });
    await workspaces[0]?.jobs.run_campaign?.(order, {} as never);
    expect(await line()).toEqual([1, 0]);
  });

  it('gives a workspace with three campaigns no larger share than one with a single one [Q1]', async () => {
    const [greedy, modest] = [await openCampaigns(fd), await openCampaigns(fd)];
    const workspaces = [greedy, modest];
    const batches = 3;
    for (let nth = 0; nth < 3; nth += 1)
      await greedy.run(await greedy.draft(await greedy.people(25 * batches)), 25 * batches);
    await modest.run(await modest.draft(await modest.people(25 * 4)), 25 * 4);
    // Simulates that sending a batch takes some time.
    for (const { fakes: world } of workspaces) world.duringCall = async () => fd.advance({ seconds: 0.001 });
    const turns: number[] = [];
    // A campaign's first run determines its recipients. Each later run sends to 25 of them.
    while (turns.length < 10) {
      fd.advance({ seconds: 1 });
      const [claimed] = await rows<{ payload: { workspaceId: string } }>(fd, CLAIM, [
        workspaces.map(({ workspace }) => workspace.id),
        fd.services.clock(),
      ]);
      const turn = workspaces.findIndex(({ workspace }) => workspace.id === claimed?.payload.workspaceId);
      await workspaces[turn]?.jobs.run_campaign?.(claimed?.payload, { job: { id: '0' } } as never);
      turns.push(turn);
    }
    expect(turns).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
    const begun = await greedy.db.read((tx) => tx.campaign.count({ where: { audienceSnapshotAt: { not: null } } }));
    expect(begun).toBe(3);
    expect(modest.fakes.sent.length).toBeGreaterThanOrEqual(greedy.fakes.sent.length);
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
