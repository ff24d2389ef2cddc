import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WEBHOOK_EVENT_NAMES } from '@frontdesk/domain';
import { webhookPayload } from '@frontdesk/domain/webhook-payloads';
import { type ReceiverSimulator, type Simulators, startSimulators } from '@frontdesk/simulators';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildLead,
  buildMember,
  buildUser,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { emailsTo } from '../../../../test/testkit/outbox.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildInvitation } from '../../../../test/testkit/scene.ts';
import { until } from '../../../../test/testkit/until.ts';
import { buildDelivery, buildWebhook, WEBHOOK_SECRET } from '../../../../test/testkit/webhooks.ts';
import { claimDeliveries, SHARES } from './jobs/claim-deliveries.ts';
import { deliver } from './jobs/deliver.ts';
import { startDeliveryWorker } from './jobs/delivery-worker.ts';
import { sweepWebhooksJob } from './jobs/sweep-webhooks-job.ts';

let fd: TestFrontdesk;
let simulators: Simulators;
let receiver: ReceiverSimulator;
let acme: BuiltWorkspace & { owner: Member };
/** API key of the owner, because a session would expire when the test advances the time. */
let apiKey: Caller;
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
  simulators = await startSimulators({ now: () => fd.services.clock() });
  ({ receiver } = simulators);
});
beforeEach(async () => {
  await rows(fd, 'truncate webhooks, webhook_messages cascade');
  ({ acme, globex } = await twoWorkspaces(fd));
  apiKey = { ...(await buildApiKey(fd, acme, acme.owner, { scopes: ['workspace.admin'] })), workspace: acme.slug };
  receiver.faults.clear();
});
const servers: Server[] = [];
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await fd.close();
  await simulators.stop();
});

const TERMS = {
  description: 'Our CRM',
  eventTypes: ['lead.created', 'lead.updated', 'lead.deleted'],
  filterMatch: 'ALL',
  filterConditions: [],
  environment: null,
  maskContactDetails: false,
};
const ENTRY = { name: 'Lena Lead', phone: '+442079460018', email: 'lena@people.test', message: 'Hello', consent: true };
const slots = (of: number) => ({ WELL: of, FAILING: of });
const NEVER = new AbortController().signal;

/** Creates a webhook of Acme. The receiver verifies requests with the webhook's secret. */
async function hook(overrides: object = {}, name = acme.slug): Promise<{ id: string; secret: string }> {
  const input = { ...TERMS, url: receiver.urlOf(name), ...overrides };
  const made = await mutate(fd, apiKey, 'createWebhook', input, 'secret webhook { id }');
  receiver.know(name, made.secret);
  return { id: made.webhook.id, secret: made.secret };
}

/** Sends all due deliveries and returns how many were sent. Each round simulates one run of the delivery worker. */
async function deliverDue(): Promise<number> {
  let sent = 0;
  for (;;) {
    const claimed = await claimDeliveries(fd.services, slots(50));
    if (claimed.length === 0) return sent;
    await Promise.all(claimed.map((one) => deliver(fd.services, one, NEVER)));
    sent += claimed.length;
  }
}

const came = (name = acme.slug) => receiver.received.filter((one) => one.name === name);
const takeLead = () => mutate(fd, apiKey, 'createLead', ENTRY, 'lead { id }');
const deliveries = async (who = apiKey) =>
  (
    await as(fd, who).ok(
      `{ webhookDeliveries(first: 5) { edges { node { id messageId type status test attemptCount nextAttemptAt lastResponseStatus lastCause body
        attempts(last: 10) { number requestHeaders responseStatus responseBody cause error } } } } }`,
    )
  ).webhookDeliveries.edges.map(({ node }: { node: object }) => node);
const theHook = async (id: string) =>
  (await as(fd, apiKey).ok(`{ webhook(id: "${id}") { status disabledReason failingSince waitingCount failedCount } }`))
    .webhook;

describe('a delivery [WC-26]', () => {
  it('has a signature that the Standard Webhooks library accepts, and matches the catalog [W5]', async () => {
    const { secret } = await hook();
    await takeLead();
    expect(await deliverDue()).toBe(1);
    const [one] = came();
    expect(one).toMatchObject({ type: 'lead.created', verified: true });
    const read = new Webhook(secret).verify(one?.body ?? '', one?.headers ?? {});
    expect(webhookPayload('lead.created').parse(read).data).toMatchObject({
      workspace: { id: acme.id, slug: acme.slug },
      lead: { name: 'Lena Lead', phone: '+442079460018' },
    });
    expect(() => new Webhook(WEBHOOK_SECRET).verify(one?.body ?? '', one?.headers ?? {})).toThrow();
    expect(await deliveries()).toMatchObject([{ status: 'DELIVERED', attemptCount: 1, messageId: one?.id }]);
  });

  it('agrees with the example of the specification', () => {
    const signer = new Webhook('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
    const [id, at, body] = ['msg_p5jXN8AQM9LWM0D4loKWxJek', new Date(1_614_265_330_000), '{"test": 2432232314}'];
    expect(signer.sign(id, at, body)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('belongs to one workspace, and is not sent to another with the same subscription [AM-04]', async () => {
    await hook();
    await buildWebhook(fd, globex, globex.owner, { url: receiver.urlOf(globex.slug) });
    await takeLead();
    await deliverDue();
    expect(came(globex.slug)).toEqual([]);
    await buildLead(fd, globex);
    await mutate(fd, globex.owner, 'createLead', ENTRY);
    await deliverDue();
    expect(came(globex.slug).map(({ type }) => type)).toEqual(['lead.created']);
    expect(came()).toHaveLength(1);
  });

  it('is sent for the selected types, conditions and environment', async () => {
    await hook({ eventTypes: ['lead.deleted'] }, 'deleted');
    const named = { path: 'lead.name', operator: 'CONTAINS', value: 'Lena' };
    await hook({ filterConditions: [named] }, 'lena');
    await hook({ filterConditions: [{ ...named, value: 'Nobody' }] }, 'nobody');
    await hook({ filterMatch: 'ANY', filterConditions: [{ ...named, value: 'Nobody' }, named] }, 'any');
    const [{ environment }] = (await rows(fd, 'select environment from workspaces where workspace_id = $1', [
      acme.id,
    ])) as [{ environment: string }];
    await hook({ environment }, 'here');
    await hook({ environment: environment === 'STAGING' ? 'PRODUCTION' : 'STAGING' }, 'elsewhere');
    await takeLead();
    await deliverDue();
    const counts = ['deleted', 'lena', 'nobody', 'any', 'here', 'elsewhere'].map((name) => came(name).length);
    expect(counts).toEqual([0, 1, 0, 1, 1, 0]);
  });

  it('reports a member who joins', async () => {
    await hook({ eventTypes: ['invitation.accepted', 'workspace.member_added'] });
    const bob = await buildUser(fd, { name: 'Bob' });
    const { token } = await buildInvitation(fd, acme, acme.owner, bob.email);
    expect(await outcome(fd, bob, 'acceptInvitation', { token })).toBe('ok');
    await deliverDue();
    const received = [...came()].sort((one, other) => one.type.localeCompare(other.type));
    expect(received.map(({ body }) => JSON.parse(body).data)).toMatchObject([
      { invitation: { email: bob.email, status: 'ACCEPTED' } },
      { member: { userId: bob.userId, name: 'Bob', role: 'viewer' } },
    ]);
  });

  it('is stored in the transaction of its change', async () => {
    await hook();
    expect(await outcome(fd, apiKey, 'createLead', { ...ENTRY, phone: 'no' })).toBe('PHONE_INVALID');
    expect(await rows(fd, 'select 1 from webhook_messages')).toEqual([]);
    await takeLead();
    expect(await rows(fd, 'select 1 from webhook_messages')).toHaveLength(1);
  });

  it('has an example of every type that matches its schema, under 20 kB', async () => {
    const { webhookEventTypes } = await as(fd, apiKey).ok('{ webhookEventTypes { name example description } }');
    expect(webhookEventTypes.map(({ name }: { name: string }) => name)).toEqual([...WEBHOOK_EVENT_NAMES]);
    for (const { name, example } of webhookEventTypes) {
      expect(() => webhookPayload(name).parse(JSON.parse(example))).not.toThrow();
      expect(example.length).toBeLessThan(20_000);
    }
  });
});

describe('contact details', () => {
  const masked = () => buildMember(fd, acme, { role: 'admin', maskContactDetails: true });

  it('are masked for an endpoint without access to them, and for readers of the log without it', async () => {
    await hook({ maskContactDetails: true }, 'masked');
    await hook({}, 'open');
    await takeLead();
    await deliverDue();
    expect(came('masked')[0]?.body).toContain('+44••••18');
    expect(came('masked')[0]?.body).not.toContain(ENTRY.phone);
    expect(came('open')[0]?.body).toContain(ENTRY.phone);
    const mia = await masked();
    expect(JSON.stringify(await deliveries(mia))).not.toContain(ENTRY.phone);
    expect(JSON.stringify(await deliveries(mia))).toContain('+44••••18');
    expect(JSON.stringify(await deliveries())).toContain(ENTRY.phone);
  });

  it('are masked for endpoints created or changed by a member who sees them masked', async () => {
    const { id } = await hook();
    const mia = await masked();
    const fields = 'webhook { maskContactDetails }';
    const mine = { ...TERMS, url: receiver.urlOf('mia') };
    const made = await mutate(fd, mia, 'createWebhook', mine, 'webhook { maskContactDetails }');
    expect(made.webhook.maskContactDetails).toBe(true);
    expect((await mutate(fd, mia, 'updateWebhook', { id, ...mine }, fields)).webhook.maskContactDetails).toBe(true);
    expect((await mutate(fd, apiKey, 'updateWebhook', { id, ...mine }, fields)).webhook.maskContactDetails).toBe(false);
  });

  it('cannot be found out with a filter', async () => {
    await hook(
      { maskContactDetails: true, filterConditions: [{ path: 'lead.phone', operator: 'EQUALS', value: ENTRY.phone }] },
      'guess',
    );
    await hook({ filterConditions: [{ path: 'lead.phone', operator: 'EQUALS', value: ENTRY.phone }] }, 'known');
    await takeLead();
    await deliverDue();
    expect([came('guess').length, came('known').length]).toEqual([0, 1]);
  });
});

describe('data that a member cannot read', () => {
  /** Builds a member who can manage webhooks but cannot read messages. */
  const buildMasked = () =>
    buildMember(fd, acme, {
      role: 'member',
      grants: [{ policy: 'webhook.manage' }, { policy: 'message.read', effect: 'DENY' }],
    });
  const MESSAGES = { ...TERMS, eventTypes: ['message.received'], url: 'https://hooks.example.com/in' };
  const logged = async (who: Caller) =>
    Object.fromEntries((await deliveries(who)).map((one: { type: string }) => [one.type, one])) as Record<
      string,
      { body: string | null; attempts: { responseBody: string | null }[] }
    >;

  it('does not appear in the delivery log, in requests or in responses', async () => {
    const id = await buildWebhook(fd, acme, acme.owner);
    await buildDelivery(fd, acme, id, { type: 'message.received', word: 'I am ill' });
    await buildDelivery(fd, acme, id, { type: 'workspace.member_added', word: 'mia@people.test' });
    await buildDelivery(fd, acme, id, { type: 'lead.created', word: 'Lena Lead' });
    const tested = await mutate(fd, apiKey, 'testWebhook', { id }, '__typename');
    expect(tested.outcome).toBe('ok');
    const all = await logged(apiKey);
    for (const [type, word] of [
      ['message.received', 'I am ill'],
      ['workspace.member_added', 'mia@people.test'],
      ['lead.created', 'Lena Lead'],
    ] as const) {
      expect(all[type]?.body).toContain(word);
      expect(all[type]?.attempts[0]?.responseBody).toBe(word);
    }
    const seen = await logged(await buildMasked());
    expect(seen['message.received']).toMatchObject({
      body: null,
      attempts: [{ responseBody: null, cause: 'HTTP_5XX' }],
    });
    expect(seen['lead.created']?.body).toContain('Lena Lead');
    const narrow = await buildApiKey(fd, acme, acme.owner, { scopes: ['webhook.read'], environment: 'PRODUCTION' });
    const scoped = await logged({ ...narrow, workspace: acme.slug });
    for (const type of ['message.received', 'workspace.member_added', 'lead.created'])
      expect(scoped[type]).toMatchObject({ body: null, attempts: [{ responseBody: null }] });
    expect(scoped['webhook.test']?.body).toContain(id);
  });

  it('is not sent to an endpoint that they created', async () => {
    const dan = await buildMasked();
    expect(await outcome(fd, dan, 'createWebhook', MESSAGES)).toBe('WEBHOOK_EVENT_UNREADABLE');
    expect(await outcome(fd, dan, 'createWebhook', { ...MESSAGES, eventTypes: ['lead.created'] })).toBe('ok');
    expect(await outcome(fd, apiKey, 'createWebhook', MESSAGES)).toBe('ok');
    const { webhookEventTypes } = await as(fd, dan).ok('{ webhookEventTypes { name choosable { allowed reason } } }');
    const choosable = Object.fromEntries(
      webhookEventTypes.map((one: { name: string; choosable: object }) => [one.name, one.choosable]),
    );
    expect(choosable['lead.created']).toEqual({ allowed: true, reason: null });
    expect(choosable['message.received']).toEqual({
      allowed: false,
      reason: expect.stringContaining('You need the permission message.read'),
    });
    // The member can read only their own keys, but the event also concerns keys of other members.
    expect(choosable['api_key.created']).toMatchObject({ allowed: false });
  });

  it('is not sent to another member’s endpoint that they change', async () => {
    const dan = await buildMasked();
    const id = await buildWebhook(fd, acme, acme.owner, { eventTypes: ['message.received', 'lead.created'] });
    const now = { ...TERMS, id, url: 'https://hooks.example.com/in', eventTypes: ['lead.created'] };
    const change = (more: object) => outcome(fd, dan, 'updateWebhook', { ...now, ...more });
    expect(await change({ eventTypes: ['message.received', 'lead.created'] })).toBe('WEBHOOK_EVENT_UNREADABLE');
    const elsewhere = { url: 'https://hooks.example.com/dan' };
    expect(await change(elsewhere)).toBe('WEBHOOK_STORES_UNREADABLE_EVENTS');
    const stored = await buildDelivery(fd, acme, id, { type: 'message.received' });
    expect(await change({ description: 'Leads alone' })).toBe('ok');
    expect(await change(elsewhere)).toBe('WEBHOOK_STORES_UNREADABLE_EVENTS');
    await rows(fd, 'delete from webhook_deliveries where id = $1', [stored]);
    expect(await change(elsewhere)).toBe('ok');
  });
});

describe('a failing endpoint', () => {
  it('is retried by the schedule, with one id, until it answers', async () => {
    const { id } = await hook();
    receiver.answer(acme.slug, 500);
    await takeLead();
    await deliverDue();
    expect(await deliverDue()).toBe(0);
    fd.advance({ seconds: 6 });
    expect(await deliverDue()).toBe(1);
    fd.advance({ minutes: 6 });
    receiver.answer(acme.slug, null);
    expect(await deliverDue()).toBe(1);
    expect(new Set(came().map((one) => one.id)).size).toBe(1);
    expect(came()).toHaveLength(3);
    expect(await deliveries()).toMatchObject([{ status: 'DELIVERED', attemptCount: 3 }]);
    expect(await theHook(id)).toMatchObject({ status: 'ACTIVE', failingSince: null });
  });

  it('sets the time of the retry with Retry-After', async () => {
    await hook();
    receiver.faults.add({ kind: 'TOO_MANY', retryAfterSeconds: 3_600 });
    await takeLead();
    await deliverDue();
    fd.advance({ minutes: 59 });
    expect(await deliverDue()).toBe(0);
    fd.advance({ minutes: 2 });
    expect(await deliverDue()).toBe(1);
  });

  it('is disabled after a day, with an email and an event; all pending deliveries are sent when it is enabled', async () => {
    const { id } = await hook();
    await hook({ eventTypes: ['webhook.disabled'] }, 'watch');
    receiver.answer(acme.slug, 500);
    await takeLead();
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await deliverDue();
      fd.advance({ hours: 27 });
    }
    expect(await theHook(id)).toMatchObject({ status: 'DISABLED', disabledReason: 'FAILING', failedCount: 1 });
    expect((await emailsTo(fd, acme.owner.email)).map(({ subject }) => subject)).toContainEqual(
      expect.stringContaining('was disabled'),
    );
    await takeLead();
    expect((await theHook(id)).waitingCount).toBe(1);
    const before = came().length;
    await deliverDue();
    expect(came()).toHaveLength(before);
    expect(came('watch').map(({ type }) => type)).toEqual(['webhook.disabled']);
    receiver.answer(acme.slug, null);
    expect(await outcome(fd, apiKey, 'enableWebhook', { id })).toBe('ok');
    await deliverDue();
    expect(came()).toHaveLength(before + 1);
    const failed = { webhookId: id, since: '2026-01-01T00:00:00.000Z' };
    expect((await mutate(fd, apiKey, 'resendFailedDeliveries', failed, 'count')).count).toBe(1);
    await deliverDue();
    expect(new Set(came().map((one) => one.id)).size).toBe(2);
    expect(await theHook(id)).toMatchObject({ status: 'ACTIVE', waitingCount: 0, failedCount: 0 });
  });

  it('is disabled immediately when it answers 410 Gone, and members who can enable it are notified', async () => {
    const { id } = await hook();
    const addMember = (name: string, role: 'admin' | 'agent') => buildMember(fd, acme, { name, role });
    const [ben, ana] = [await addMember('Ben', 'admin'), await addMember('Ana', 'agent')];
    receiver.answer(acme.slug, 410);
    await takeLead();
    await deliverDue();
    expect(await theHook(id)).toMatchObject({ status: 'DISABLED', disabledReason: 'GONE' });
    const notices = await rows<{ member_id: string; detail: string; subject_id: string }>(
      fd,
      "select * from notifications where workspace_id = $1 and kind = 'WEBHOOK_DISABLED'",
      [acme.id],
    );
    const recipients = notices.map(({ member_id: one }) => one);
    expect([...recipients].sort()).toEqual([acme.owner.memberId, ben.memberId].sort());
    expect(recipients).not.toContain(ana.memberId);
    expect(notices[0]).toMatchObject({ subject_id: id, detail: new URL(receiver.urlOf('')).host });
    receiver.answer(acme.slug, null);
  });

  it('can be tested, enabled or not, without counting a failure', async () => {
    const { id } = await hook();
    receiver.answer(acme.slug, 500);
    for (let nth = 0; nth < 12; nth += 1) await mutate(fd, apiKey, 'testWebhook', { id });
    await deliverDue();
    expect(await theHook(id)).toMatchObject({ status: 'ACTIVE', failingSince: null, failedCount: 0 });
    receiver.answer(acme.slug, 410);
    await takeLead();
    await deliverDue();
    receiver.answer(acme.slug, null);
    const before = came().length;
    await mutate(fd, apiKey, 'testWebhook', { id });
    await deliverDue();
    expect(
      came()
        .slice(before)
        .map(({ type }) => type),
    ).toEqual(['webhook.test']);
    expect((await theHook(id)).status).toBe('DISABLED');
  });

  it('has a log of each attempt, without a signature and without the secret', async () => {
    const { secret } = await hook();
    receiver.answer(acme.slug, 503);
    await takeLead();
    await deliverDue();
    receiver.answer(acme.slug, null);
    const [one] = await deliveries();
    expect(one).toMatchObject({
      status: 'PENDING',
      lastResponseStatus: 503,
      lastCause: 'HTTP_5XX',
      attempts: [{ number: 1, responseStatus: 503, cause: 'HTTP_5XX', error: 'The endpoint answered 503.' }],
    });
    expect(one.attempts[0].requestHeaders).toContain('v1,••••');
    const signature = came()[0]?.headers['webhook-signature'] ?? '-';
    const [log] = await rows<{ text: string }>(
      fd,
      'select string_agg(a::text, chr(10)) as text from webhook_attempts a',
    );
    for (const secretText of [signature, secret]) expect(log?.text).not.toContain(secretText);
  });
});

describe('a secret', () => {
  it('is shown once, and the old one also signs until the grace period ends', async () => {
    const { id, secret: old } = await hook();
    const fields = 'secret webhook { previousSecretEndsAt }';
    const { secret: fresh } = await mutate(fd, apiKey, 'rotateWebhookSecret', { id, gracePeriod: 'ONE_HOUR' }, fields);
    expect(fresh).not.toBe(old);
    const sees = (secret: string) => {
      receiver.know(acme.slug, secret);
      return came().length;
    };
    sees(old);
    await takeLead();
    await deliverDue();
    sees(fresh);
    await takeLead();
    await deliverDue();
    expect(came().map(({ verified }) => verified)).toEqual([true, true]);
    fd.advance({ minutes: 61 });
    await takeLead();
    await deliverDue();
    expect(came().at(-1)?.headers['webhook-signature']?.split(' ')).toHaveLength(1);
    expect(came()[0]?.headers['webhook-signature']?.split(' ')).toHaveLength(2);
  });

  it('is stored nowhere in plain text', async () => {
    const { secret } = await hook();
    const [kept] = await rows<{ text: string }>(fd, 'select w::text as text from webhooks w');
    expect(kept?.text).not.toContain(secret);
    expect(kept?.text).toContain(secret.slice(-4));
  });
});

describe('a process that is killed', () => {
  it('before it has recorded the result repeats the same id, and the receiver processes it once', async () => {
    await hook();
    await takeLead();
    const [mine] = await claimDeliveries(fd.services, slots(1));
    if (!mine) throw new Error('Something is due.');
    // The worker crashes after the receiver has accepted the request, but before the result is stored.
    const dying = { ...fd.services, database: { ...fd.services.database, forWorkspace: onlyReads } };
    await expect(deliver(dying, mine, NEVER)).rejects.toThrow('killed');
    expect(came()).toHaveLength(1);
    // No other worker can claim the delivery before the lease has expired.
    expect(await deliverDue()).toBe(0);
    fd.advance({ seconds: 61 });
    expect(await deliverDue()).toBe(1);
    expect(came()).toHaveLength(2);
    expect(new Set(came().map(({ id }) => id)).size).toBe(1);
    expect(await deliveries()).toMatchObject([{ status: 'DELIVERED', attemptCount: 1 }]);
  });

  const onlyReads = (workspaceId: string) => ({
    ...fd.services.database.forWorkspace(workspaceId),
    write: () => Promise.reject(new Error('killed')),
  });

  it('and resumes too late does not continue with deliveries that another worker claimed', async () => {
    await hook();
    await takeLead();
    const [mine] = await claimDeliveries(fd.services, slots(1));
    if (!mine) throw new Error('Something is due.');
    fd.advance({ seconds: 61 });
    const [theirs] = await claimDeliveries(fd.services, slots(1));
    expect(theirs).toMatchObject({ id: mine.id });
    await deliver(fd.services, mine, NEVER);
    expect(came()).toHaveLength(0);
    if (theirs) await deliver(fd.services, theirs, NEVER);
    expect(await deliveries()).toMatchObject([{ status: 'DELIVERED' }]);
  });
});

describe('fair delivery', () => {
  it('gives every workspace its own share, for any queue of another one', async () => {
    await hook();
    await buildWebhook(fd, globex, globex.owner, { url: receiver.urlOf(globex.slug) });
    for (let nth = 0; nth < 20; nth += 1) await takeLead();
    await mutate(fd, globex.owner, 'createLead', ENTRY);
    const first = await claimDeliveries(fd.services, slots(2));
    expect(first.map(({ workspaceId }) => workspaceId).sort()).toEqual([acme.id, globex.id].sort());
  });

  it('limits an endpoint that does not respond to its own share', async () => {
    await hook({}, 'slow');
    for (let nth = 0; nth < 20; nth += 1) await takeLead();
    const slow = await claimDeliveries(fd.services, slots(50));
    expect(slow).toHaveLength(SHARES.WELL.perEndpoint);
    expect(await claimDeliveries(fd.services, slots(50))).toEqual([]);
    await hook({}, 'quick');
    await takeLead();
    const [quick, ...others] = await claimDeliveries(fd.services, slots(50));
    if (!quick) throw new Error('The quick one is due.');
    expect(others).toEqual([]);
    await deliver(fd.services, quick, NEVER);
    expect(came('quick')).toHaveLength(1);
  });

  it('sends one delivery at a time to a failed endpoint until it accepts one', async () => {
    const { id } = await hook({}, 'broken');
    receiver.answer('broken', 500);
    await takeLead();
    await deliverDue();
    for (let nth = 0; nth < 6; nth += 1) await takeLead();
    await hook({}, 'well');
    for (let nth = 0; nth < 6; nth += 1) await takeLead();
    const first = await claimDeliveries(fd.services, slots(50));
    const queues = first.map(({ concurrencyClass }) => concurrencyClass);
    expect(queues.filter((queue) => queue === 'FAILING')).toHaveLength(SHARES.FAILING.perEndpoint);
    expect(queues.filter((queue) => queue === 'WELL')).toHaveLength(SHARES.WELL.perEndpoint);
    receiver.answer('broken', null);
    await Promise.all(first.map((one) => deliver(fd.services, one, NEVER)));
    expect((await theHook(id)).failingSince).toBeNull();
    const again = await claimDeliveries(fd.services, slots(50));
    expect(again.map(({ concurrencyClass }) => concurrencyClass)).toEqual(again.map(() => 'WELL'));
    expect(again.length).toBeGreaterThan(SHARES.WELL.perEndpoint);
  });

  it('does not delay other endpoints because of failing ones, in any workspace [W5]', async () => {
    const broken = Array.from({ length: 7 }, (_, nth) => `broken${nth}`);
    for (const name of broken) {
      await hook({}, name);
      receiver.answer(name, 500);
    }
    await takeLead();
    await deliverDue();
    await takeLead();
    expect(await claimDeliveries(fd.services, { WELL: 0, FAILING: 50 })).toHaveLength(SHARES.FAILING.perWorkspace);
    await hook({}, 'well');
    await takeLead();
    const [mine, ...others] = await claimDeliveries(fd.services, slots(1));
    expect(others).toEqual([]);
    expect(mine).toMatchObject({ concurrencyClass: 'WELL' });
    for (const name of broken) receiver.answer(name, null);
  });

  it('delivers to other endpoints while some do not respond', async () => {
    const { held, url, release } = await hanging();
    await hook({ url });
    await hook({}, 'prompt');
    for (let nth = 0; nth < 20; nth += 1) await takeLead();
    const deliverer = startDeliveryWorker(fd.services);
    try {
      await until('the quick ones', async () => (await delivered()).length === 20);
      expect(came('prompt')).toHaveLength(20);
      expect(held()).toBe(SHARES.WELL.perEndpoint);
      release();
      await until('all of them', async () => (await delivered()).length === 40);
    } finally {
      await deliverer.stop();
    }
  });

  const delivered = () => rows(fd, "select 1 from webhook_deliveries where state = 'DELIVERED'");

  /** Starts an endpoint that accepts requests but does not respond until the test releases the responses. */
  async function hanging() {
    const waiting: ServerResponse[] = [];
    let released = false;
    const server = createServer((request, response) => {
      request.resume();
      if (released) response.writeHead(204).end();
      else waiting.push(response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    servers.push(server);
    return {
      held: () => waiting.length,
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`,
      release: () => {
        released = true;
        for (const one of waiting) one.writeHead(204).end();
      },
    };
  }

  it('limits the deliveries in progress of a workspace, for any number of endpoints [Q1]', async () => {
    for (let nth = 0; nth < 6; nth += 1) await hook({}, `many${nth}`);
    for (let nth = 0; nth < 5; nth += 1) await takeLead();
    expect(await claimDeliveries(fd.services, slots(50))).toHaveLength(SHARES.WELL.perWorkspace);
  });

  it('claims no delivery twice for two concurrent workers', async () => {
    for (let nth = 0; nth < 4; nth += 1) await hook({}, `two${nth}`);
    await takeLead();
    const both = await Promise.all([claimDeliveries(fd.services, slots(2)), claimDeliveries(fd.services, slots(2))]);
    const ids = both.flat().map(({ id }) => id);
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(4);
  });
});

describe('what is refused', () => {
  it.each([
    [{ url: 'http://hooks.example.com/' }, 'WEBHOOK_URL_NOT_HTTPS'],
    [{ url: 'https://169.254.169.254/' }, 'WEBHOOK_ADDRESS_PRIVATE'],
    [{ url: 'https://me:secret@hooks.example.com/' }, 'WEBHOOK_URL_HAS_CREDENTIALS'],
    [{ url: 'https://hooks.example.com:22/' }, 'WEBHOOK_PORT_NOT_ALLOWED'],
    [{ url: 'nonsense' }, 'WEBHOOK_URL_INVALID'],
    [{ eventTypes: [] }, 'WEBHOOK_EVENTS_EMPTY'],
    [{ eventTypes: ['lead.eaten'] }, 'WEBHOOK_EVENT_UNKNOWN'],
    [{ filterConditions: [{ path: '__proto__', operator: 'EXISTS', value: '' }] }, 'WEBHOOK_FILTER_INVALID'],
    [{ description: 'a'.repeat(201) }, 'WEBHOOK_DESCRIPTION_TOO_LONG'],
  ])('%j: %s', async (bad, code) => {
    const good = { ...TERMS, url: 'https://hooks.example.com/in' };
    expect(await outcome(fd, apiKey, 'createWebhook', { ...good, ...bad })).toBe(code);
    expect(await outcome(fd, apiKey, 'createWebhook', good)).toBe('ok');
  });

  it('any change by a member with read access, and everything to a member without it [WC-25]', async () => {
    const { id } = await hook();
    const vic = await buildMember(fd, acme, { role: 'viewer', grants: [{ policy: 'webhook.read' }] });
    expect((await as(fd, vic).ok('{ webhooks(first: 5) { totalCount } }')).webhooks.totalCount).toBe(1);
    expect(await outcome(fd, vic, 'deleteWebhook', { id })).toBe('FORBIDDEN');
    const bob = await buildMember(fd, acme, { role: 'viewer', grants: [{ policy: 'webhook.read', effect: 'DENY' }] });
    expect(await as(fd, bob).denied('{ webhooks(first: 5) { totalCount } }')).toBe('FORBIDDEN');
    expect(await outcome(fd, globex.owner, 'deleteWebhook', { id })).toBe('NOT_FOUND');
    expect(await outcome(fd, apiKey, 'deleteWebhook', { id })).toBe('ok');
  });

  it('a new webhook by a member limited to assigned conversations', async () => {
    const mia = await buildMember(fd, acme, { role: 'admin', assignedConversationsOnly: true });
    const good = { ...TERMS, url: 'https://hooks.example.com/in' };
    expect(await outcome(fd, mia, 'createWebhook', good)).toBe('WEBHOOK_ACCESS_LIMITED');
  });
});

it('is deleted with its attempts after thirty days', async () => {
  await hook();
  await takeLead();
  await deliverDue();
  const job = sweepWebhooksJob(fd.services);
  const left = async () =>
    (
      await rows(
        fd,
        'select 1 from webhook_messages union all select 1 from webhook_deliveries union all select 1 from webhook_attempts',
      )
    ).length;
  fd.advance({ days: 29 });
  await job();
  expect(await left()).toBe(3);
  fd.advance({ days: 2 });
  await job();
  expect(await left()).toBe(0);
});
