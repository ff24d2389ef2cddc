import { setTimeout as pause } from 'node:timers/promises';
import { readTwilioInbound, readTwilioStatus, verifyTwilio } from '@frontdesk/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { failureOf, kindOf, type SimulatorHarness, startHarness } from './harness.ts';

const GREETING = `HX${'1'.padStart(32, '0')}`;
const GREETED = { '1': 'Ana', '2': 'Monday' };
let harness: SimulatorHarness;
let now = new Date('2026-03-02T10:00:00Z');
beforeAll(async () => {
  harness = await startHarness({ now: () => now });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  now = new Date('2026-03-02T10:00:00Z');
  await fetch(`${harness.simulators.twilio.url}/_control/reset`, { method: 'POST' });
  harness.product.received.length = 0;
  for (const { sandbox } of [harness.acme, harness.globex])
    harness.simulators.twilio.restoreWindow({
      accountSid: sandbox.twilio.accountSid,
      contact: ANA,
      lastInboundAt: now,
    });
});

const ANA = '+447700900123';
const status = () => `${harness.product.url}/api/whatsapp/status?message=m1`;
const hello = () => harness.acme.messaging.sendText({ to: ANA, body: 'Hello', statusCallback: status() });
const sentBodies = () => harness.simulators.twilio.state().messages.map(({ body }) => body);
const known = (body: string | null, except: string[] = []) => ({ to: ANA, body, attemptedAt: now, except });

describe('Twilio, verified [CB-03]', () => {
  it('returns the name of the account', async () => {
    expect((await harness.acme.messaging.verify()).accountName).toMatch(/^Frontdesk sandbox /);
  });

  it("refuses another account's token, and repeats no secret", async () => {
    const { twilio } = harness.acme.sandbox;
    const stranger = harness.acme.with.messaging('acme', {
      ...twilio,
      authToken: harness.globex.sandbox.twilio.authToken,
    });
    const failure = await failureOf(stranger.verify());
    expect(failure).toMatchObject({ kind: 'CREDENTIALS', code: '20003', httpStatus: 401 });
    expect(JSON.stringify(failure) + failure.message).not.toContain(harness.globex.sandbox.twilio.authToken);
  });

  it('reports that the credentials were revoked', async () => {
    await hello();
    harness.simulators.twilio.revoked.add(harness.acme.sandbox.twilio.accountSid);
    expect(await kindOf(hello())).toBe('CREDENTIALS');
  });
});

describe('a message [CB-13]', () => {
  it('is sent, and its reports arrive signed and in order', async () => {
    const sent = await hello();
    expect(sent).toMatchObject({ status: 'QUEUED', failure: null });
    await harness.simulators.settled();
    const { authToken } = harness.acme.sandbox.twilio;
    const reports = harness.product.received.map(({ path, headers, body }) => {
      const signature = headers['x-twilio-signature'] as string;
      expect(verifyTwilio({ authToken, signature, url: `${harness.product.url}${path}`, rawBody: body })).toBe(true);
      expect(path).toBe('/api/whatsapp/status?message=m1');
      return readTwilioStatus(body);
    });
    expect(reports.map((report) => report?.status)).toEqual(['SENT', 'DELIVERED']);
    expect(reports.every((report) => report?.messageSid === sent.providerId)).toBe(true);
  });

  it('is sent as an SMS, also if the contact never wrote [SF-03]', async () => {
    now = new Date('2026-03-05T10:00:00Z');
    const sms = { to: ANA, body: '123456 is your code', channel: 'SMS' } as const;
    expect(await harness.acme.messaging.sendCode(sms)).toMatchObject({ status: 'QUEUED', failure: null });
    await harness.simulators.settled();
    const [message] = harness.simulators.twilio.state().messages;
    expect(message).toMatchObject({ to: ANA, from: harness.acme.sandbox.twilio.from, status: 'delivered' });
  });

  it('with options is sent as text, which names them, because Twilio has no buttons without a template [AG-36]', async () => {
    const body = 'These times are free:\n1) Tuesday at ten';
    const options = [{ id: 'm1:o1.1', title: 'Tue 12 May, 10:00', description: null }];
    const choices = { kind: 'BUTTONS', label: 'Choose', options } as const;
    await harness.acme.messaging.sendText({ to: ANA, body, statusCallback: status(), choices });
    expect(sentBodies()).toEqual([body]);
  });

  it('is read when the contact opens the phone', async () => {
    await hello();
    await harness.simulators.settled();
    const { url } = harness.simulators.twilio;
    const account = harness.acme.sandbox.twilio.accountSid;
    await fetch(`${url}/_control/phones/${encodeURIComponent(ANA)}/read?account=${account}`, { method: 'POST' });
    await harness.simulators.settled();
    expect(readTwilioStatus(harness.product.received.at(-1)?.body ?? '')?.status).toBe('READ');
  });

  it('is a template, with its variables', async () => {
    const template = { to: ANA, templateId: GREETING, variables: { '1': 'Ana', '2': 'Monday' }, statusCallback: null };
    await harness.acme.messaging.sendTemplate(template);
    expect(sentBodies()).toEqual(['Hello Ana, thank you for writing to Monday. What can we help you with?']);
  });

  it('is refused if WhatsApp has paused its template', async () => {
    const template = {
      to: ANA,
      templateId: `HX${'3'.padStart(32, '0')}`,
      variables: { '1': 'Ana' },
      statusCallback: null,
    };
    const failure = { kind: 'REFUSED', code: 'TEMPLATE_NOT_APPROVED', words: 'The template is paused.' };
    expect(await failureOf(harness.acme.messaging.sendTemplate(template))).toMatchObject(failure);
    expect(sentBodies()).toEqual([]);
  });

  it('lists all templates across pages, and the numbers of the account alone', async () => {
    const listed = await harness.acme.with.twilioTemplates('acme', harness.acme.sandbox.twilio).list();
    expect(listed).toMatchObject([
      { name: 'greeting', status: 'APPROVED', examples: ['Lena', 'Acme'] },
      { name: 'appointment_reminder', category: 'UTILITY' },
      { name: 'winter_offer', status: 'PAUSED' },
    ]);
    const numbers = harness.acme.with.twilioNumbers('acme', harness.acme.sandbox.twilio);
    const { from } = harness.acme.sandbox.twilio;
    expect(await numbers.find(from)).toMatchObject({ number: from, verified: true });
    expect(await numbers.find(harness.globex.sandbox.twilio.from)).toBeNull();
  });

  it.each([
    ['a number that is none', { to: 'ana' }, '21211'],
    ['5,000 characters', { body: 'x'.repeat(5000) }, '21617'],
  ])('fails permanently with %s', async (_what, over, code) => {
    const message = { to: ANA, body: 'Hello', statusCallback: null, ...over };
    expect(await failureOf(harness.acme.messaging.sendText(message))).toMatchObject({ kind: 'REFUSED', code });
  });

  it('fails when the window has closed, and a template does not', async () => {
    await harness.simulators.twilio.receive({
      accountSid: harness.acme.sandbox.twilio.accountSid,
      from: ANA,
      body: 'Hi',
    });
    await hello();
    now = new Date('2026-03-03T10:00:01Z');
    await hello();
    await harness.acme.messaging.sendTemplate({
      to: ANA,
      templateId: GREETING,
      variables: GREETED,
      statusCallback: status(),
    });
    await harness.simulators.settled();
    const reports = harness.product.received
      .filter(({ path }) => path.includes('status'))
      .map(({ body }) => readTwilioStatus(body));
    expect(reports.map((report) => report?.status)).toEqual(['SENT', 'DELIVERED', 'FAILED', 'SENT', 'DELIVERED']);
    expect(reports[2]?.failure?.code).toBe('63016');
  });

  it('reaches a contact who never wrote only as a template', async () => {
    const to = '+447700900124';
    const sent = await harness.acme.messaging.sendText({ to, body: 'Hello', statusCallback: null });
    expect(await harness.acme.messaging.findSent({ ...known('Hello'), to })).toMatchObject({
      providerId: sent.providerId,
      status: 'FAILED',
      failure: { code: '63016' },
    });
    const template = { to, templateId: GREETING, variables: GREETED, statusCallback: null };
    const { providerId } = await harness.acme.messaging.sendTemplate(template);
    expect(await harness.acme.messaging.findSent({ ...known(null, [sent.providerId]), to })).toMatchObject({
      providerId,
      status: 'DELIVERED',
    });
  });

  it('reaches a contact with free text only in the account to which the contact wrote', async () => {
    const to = '+447700900125';
    const { accountSid } = harness.acme.sandbox.twilio;
    await harness.simulators.twilio.receive({ accountSid, from: to, body: 'Hi' });
    const message = { to, body: 'Hello', statusCallback: null };
    for (const { messaging } of [harness.acme, harness.globex]) await messaging.sendText(message);
    const statuses = harness.simulators.twilio.state().messages.map(({ status: reported }) => reported);
    expect(statuses).toEqual(['received', 'delivered', 'failed']);
  });
});

describe('during failures [CB-13]', () => {
  const { add } = {
    add: (...faults: Parameters<SimulatorHarness['simulators']['twilio']['faults']['add']>) =>
      harness.simulators.twilio.faults.add(...faults),
  };

  it.each(['DROP_AFTER', 'STATUS_AFTER', 'GARBLED', 'HALF'] as const)(
    'a lost response (%s) is unconfirmed, never sent again, and found',
    async (kind) => {
      add({ kind, method: 'POST' });
      expect(await kindOf(hello())).toBe('UNCONFIRMED');
      expect(sentBodies()).toEqual(['Hello']);
      const found = await harness.acme.messaging.findSent(known('Hello'));
      expect(found?.providerId).toBe(harness.simulators.twilio.state().messages[0]?.sid);
    },
  );

  it.each([
    ['DROP_BEFORE', {}],
    ['STATUS', { status: 503 }],
    ['STATUS', { status: 500 }],
  ] as const)(
    'a request that failed before it was processed (%s %j) is unconfirmed, sent once, and not found',
    async (kind, over) => {
      add({ kind, method: 'POST', ...over });
      expect(await kindOf(hello())).toBe('UNCONFIRMED');
      expect(harness.simulators.twilio.requests).toHaveLength(1);
      expect(await harness.acme.messaging.findSent(known('Hello'))).toBeNull();
    },
  );

  it('too many requests are waited for as long as Twilio specifies, and then sent once', async () => {
    add({ kind: 'TOO_MANY', method: 'POST', retryAfterSeconds: 1 });
    const before = performance.now();
    await hello();
    expect(performance.now() - before).toBeGreaterThanOrEqual(1_000);
    expect(sentBodies()).toEqual(['Hello']);
  });

  it('a wait that is too long is returned to the caller, with its length', async () => {
    add({ kind: 'TOO_MANY', method: 'POST', retryAfterSeconds: 120 });
    expect(await failureOf(hello())).toMatchObject({ kind: 'RETRY', retryAfterSeconds: 120, httpStatus: 429 });
    expect(harness.simulators.twilio.requests).toHaveLength(1);
  });

  it('a slow answer is unconfirmed when it arrives too late', async () => {
    const hasty = await startHarness({}, { timeoutMs: 50 });
    hasty.simulators.twilio.faults.add({ kind: 'LATENCY', ms: 500, method: 'POST' });
    expect(await kindOf(hasty.acme.messaging.sendText({ to: ANA, body: 'Hello', statusCallback: null }))).toBe(
      'UNCONFIRMED',
    );
    await hasty.stop();
  });

  it('a provider that cannot be reached has done nothing', async () => {
    const gone = await startHarness();
    await gone.simulators.stop();
    expect(await kindOf(gone.acme.messaging.sendText({ to: ANA, body: 'Hello', statusCallback: null }))).toBe('RETRY');
    await gone.product.stop();
  });

  it('a query is repeated after a failure', async () => {
    add({ kind: 'STATUS', method: 'GET', times: 2 });
    expect((await harness.acme.messaging.verify()).accountName).toBeTruthy();
    expect(harness.simulators.twilio.requests).toHaveLength(3);
  });

  it('finds its own message only: not an older one, another one of the same text, or the contact’s', async () => {
    await harness.simulators.twilio.receive({
      accountSid: harness.acme.sandbox.twilio.accountSid,
      from: ANA,
      body: 'Hello',
    });
    const first = await hello();
    // Precondition: the message can be found.
    expect((await harness.acme.messaging.findSent(known('Hello')))?.providerId).toBe(first.providerId);
    expect(await harness.acme.messaging.findSent(known('Hello', [first.providerId]))).toBeNull();
    expect(await harness.acme.messaging.findSent(known('Good morning'))).toBeNull();
    expect(await harness.globex.messaging.findSent(known('Hello'))).toBeNull();
    now = new Date(now.getTime() + 60_000);
    expect(await harness.acme.messaging.findSent(known('Hello'))).toBeNull();
  });

  it('stops requests to a provider that keeps failing, for this workspace only', async () => {
    const fresh = await startHarness({}, { breakAfter: 4 });
    fresh.simulators.twilio.faults.add({ kind: 'STATUS', method: 'GET', times: 100 });
    expect(await kindOf(fresh.acme.messaging.verify())).toBe('RETRY');
    await kindOf(fresh.acme.messaging.verify());
    const asked = fresh.simulators.twilio.requests.length;
    const failure = await failureOf(fresh.acme.messaging.sendText({ to: ANA, body: 'Hello', statusCallback: null }));
    expect(failure).toMatchObject({ kind: 'RETRY', code: 'CIRCUIT_OPEN', retryAfterSeconds: 60 });
    expect(fresh.simulators.twilio.requests).toHaveLength(asked);
    fresh.simulators.twilio.faults.clear();
    expect((await fresh.globex.messaging.verify()).accountName).toBeTruthy();
    await fresh.stop();
  });

  it('retries after a while, and resumes when it is healthy', async () => {
    const fresh = await startHarness({}, { breakAfter: 2, breakForMs: 0, retries: 0 });
    fresh.simulators.twilio.faults.add({ kind: 'STATUS', method: 'GET', times: 3 });
    const kinds = [await kindOf(fresh.acme.messaging.verify()), await kindOf(fresh.acme.messaging.verify())];
    expect([...kinds, await kindOf(fresh.acme.messaging.verify())]).toEqual(['RETRY', 'RETRY', 'RETRY']);
    expect((await fresh.acme.messaging.verify()).accountName).toBeTruthy();
    expect(fresh.simulators.twilio.requests).toHaveLength(4);
    await fresh.stop();
  });

  it('limits the concurrent requests of one workspace', async () => {
    const narrow = await startHarness({}, { concurrency: 1, queue: 1 });
    narrow.simulators.twilio.faults.add({ kind: 'LATENCY', ms: 50, times: 1 });
    const asked = [1, 2, 3].map(() => narrow.acme.messaging.verify());
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(await failureOf(asked[2]!)).toMatchObject({ kind: 'RETRY', code: 'BUSY' });
    await narrow.stop();
  });
});

describe('the simulated phone [CB-13]', () => {
  const account = () => harness.acme.sandbox.twilio.accountSid;
  const say = (body: string) =>
    harness.simulators.twilio.receive({ accountSid: account(), from: ANA, body, profileName: 'Ana' });

  it("writes to the product as Twilio does, signed with the workspace's own token", async () => {
    const message = await say('I would like to come in');
    const [got] = harness.product.received;
    expect(readTwilioInbound(got?.body ?? '')).toEqual({
      messageSid: message.sid,
      accountSid: account(),
      from: ANA,
      to: harness.acme.sandbox.twilio.from,
      body: 'I would like to come in',
      profileName: 'Ana',
      attachments: [],
      pressed: null,
    });
    const delivery = {
      signature: got?.headers['x-twilio-signature'] as string,
      url: `${harness.product.url}${got?.path}`,
      rawBody: got?.body ?? '',
    };
    expect(verifyTwilio({ ...delivery, authToken: harness.acme.sandbox.twilio.authToken })).toBe(true);
    expect(verifyTwilio({ ...delivery, authToken: harness.globex.sandbox.twilio.authToken })).toBe(false);
  });

  it('writes twice, late, or without a delivery, when configured', async () => {
    harness.simulators.twilio.faults.add({ kind: 'REORDER' }, { kind: 'DUPLICATE' }, { kind: 'LOSE' });
    for (const body of ['one', 'two', 'three']) await say(body);
    await harness.simulators.settled();
    expect(harness.product.received.map(({ body }) => readTwilioInbound(body)?.body)).toEqual(['two', 'two', 'one']);
  });

  it('writes late also when nothing follows', async () => {
    harness.simulators.twilio.faults.add({ kind: 'REORDER' });
    await say('the last word');
    expect(harness.product.received).toEqual([]); // Precondition: the webhook is delayed.
    while (harness.product.received.length === 0) await pause(50);
    expect(readTwilioInbound(harness.product.received[0]?.body ?? '')?.body).toBe('the last word');
  });

  it('shows received and sent messages, live, and nothing of another account', async () => {
    const stop = new AbortController();
    const { url } = harness.simulators.twilio;
    const path = `/_control/phones/${encodeURIComponent(ANA)}/events?account=${account()}`;
    const stream = (await fetch(`${url}${path}`, { signal: stop.signal })).body!.pipeThrough(new TextDecoderStream());
    await harness.globex.messaging.sendText({ to: ANA, body: 'From Globex', statusCallback: null });
    await hello();
    await say('Hi');
    let shown = '';
    for await (const part of stream) {
      shown += part;
      if (shown.includes('"body":"Hi"')) break;
    }
    stop.abort();
    expect(shown).toContain('"direction":"RECEIVED","body":"Hello","status":"delivered"');
    expect(shown).not.toContain('From Globex');
  });

  it('accepts no commands from a web page', async () => {
    const order = { method: 'POST', headers: { origin: 'https://evil.example' } };
    expect((await fetch(`${harness.simulators.twilio.url}/_control/reset`, order)).status).toBe(403);
  });
});
