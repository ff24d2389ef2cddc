import { readCloudDelivery, readCloudMessage, verifyWhatsAppCloud } from '@frontdesk/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { failureOf, kindOf, type SimulatorHarness, startHarness } from './harness.ts';

let harness: SimulatorHarness;
let now = new Date('2026-03-02T10:00:00Z');
beforeAll(async () => {
  harness = await startHarness({ now: () => now });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  now = new Date('2026-03-02T10:00:00Z');
  await fetch(`${harness.simulators.whatsAppCloud.url}/_control/reset`, { method: 'POST' });
  await register(harness);
  harness.product.received.length = 0;
});

/** Registers the phone number. No callback URL is set for the number, so Meta sends webhooks to the app's URL. */
async function register({ acme }: SimulatorHarness): Promise<void> {
  const { accessToken, phoneNumberId } = acme.sandbox.whatsAppCloud;
  const post = (path: string, body: object) =>
    fetch(`${harness.simulators.addresses.whatsAppCloud}/${phoneNumberId}/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await post('request_code', { code_method: 'SMS', language: 'en_US' });
  await post('verify_code', { code: '123456' });
  await post('register', { messaging_product: 'whatsapp', pin: '246810' });
}

const ANA = '+447700900123';
const cloud = () => harness.acme.with.whatsAppCloud('acme', harness.acme.sandbox.whatsAppCloud);
const write = () =>
  harness.simulators.whatsAppCloud.receive(harness.acme.sandbox.whatsAppCloud.accessToken, ANA, 'Hi', 'Ana');
const hello = () => cloud().sendText({ to: ANA, body: 'Hello', statusCallback: null, reference: 'message-1' });
const greet = (over: object = {}) =>
  cloud().sendTemplate({ to: ANA, templateId: 'greeting', variables: { '1': 'Ana' }, statusCallback: null, ...over });
const out = () =>
  harness.simulators.whatsAppCloud
    .state()
    .messages.filter(({ direction }) => direction === 'OUT')
    .map(({ body }) => body);

describe('WhatsApp Cloud', () => {
  it('is verified by its number, which belongs to the token', async () => {
    expect((await cloud().verify()).accountName).toMatch(/^Frontdesk sandbox /);
    const { whatsAppCloud } = harness.acme.sandbox;
    const { accessToken } = harness.globex.sandbox.whatsAppCloud;
    expect(await kindOf(harness.acme.with.whatsAppCloud('acme', { ...whatsAppCloud, accessToken }).verify())).toBe(
      'REFUSED',
    );
    expect(
      await kindOf(harness.acme.with.whatsAppCloud('acme', { ...whatsAppCloud, accessToken: 'EAA' }).verify()),
    ).toBe('CREDENTIALS');
  });

  it('sends within 24 hours of the contact’s message, and reports with our own id, signed', async () => {
    expect(await kindOf(hello())).toBe('WINDOW_CLOSED');
    await write();
    const sent = await hello();
    await harness.simulators.settled();
    const reports = harness.product.received.slice(1);
    expect(reports.map(({ body }) => JSON.parse(body).entry[0].changes[0].value.statuses[0])).toMatchObject([
      { id: sent.providerId, status: 'sent', biz_opaque_callback_data: 'message-1' },
      { id: sent.providerId, status: 'delivered', biz_opaque_callback_data: 'message-1' },
    ]);
    const [first] = harness.product.received;
    const delivery = { signature: first?.headers['x-hub-signature-256'] as string, rawBody: first?.body ?? '' };
    expect(verifyWhatsAppCloud({ ...delivery, appSecret: harness.acme.sandbox.whatsAppCloud.appSecret })).toBe(true);
    expect(verifyWhatsAppCloud({ ...delivery, appSecret: harness.globex.sandbox.whatsAppCloud.appSecret })).toBe(false);
    now = new Date('2026-03-03T10:00:01Z');
    expect(await kindOf(hello())).toBe('WINDOW_CLOSED');
    expect(out()).toEqual(['Hello']);
  });

  it('sends a template at any time, and only one that is approved', async () => {
    await greet();
    expect(out()).toEqual(['[greeting] Ana']);
    expect(await failureOf(greet({ variables: {} }))).toMatchObject({ kind: 'REFUSED', code: '132000' });
    expect(await failureOf(greet({ variables: { '1': 'Ana\nLee' } }))).toMatchObject({
      kind: 'REFUSED',
      code: '132012',
    });
    expect(await failureOf(greet({ language: 'de' }))).toMatchObject({ code: 'TEMPLATE_NOT_APPROVED' });
    harness.simulators.whatsAppCloud.template({ name: 'greeting', language: 'en_US', status: 'PAUSED', variables: 1 });
    expect(await failureOf(greet())).toMatchObject({ code: 'TEMPLATE_NOT_APPROVED', words: 'The template is paused.' });
    expect(out()).toEqual(['[greeting] Ana']);
  });

  it.each([
    ['RATE_LIMIT', '130429'],
    ['PAIR_LIMIT', '131056'],
  ] as const)('can be retried after a %s', async (kind, code) => {
    await write();
    harness.simulators.whatsAppCloud.faults.add({ kind, times: 3 });
    expect(await failureOf(hello())).toMatchObject({ kind: 'RETRY', code });
    expect(out()).toEqual([]);
    expect(await hello()).toMatchObject({ status: 'QUEUED' });
  });

  it.each(['DROP_AFTER', 'STATUS_AFTER', 'GARBLED', 'HALF'] as const)(
    'a lost response (%s) stays unconfirmed until its report comes, and is never sent again',
    async (kind) => {
      await write();
      harness.simulators.whatsAppCloud.faults.add({ kind, method: 'POST' });
      expect(await kindOf(hello())).toBe('UNCONFIRMED');
      const known = { to: ANA, body: 'Hello', attemptedAt: now, except: [] };
      expect(await kindOf(cloud().findSent(known))).toBe('UNCONFIRMED');
      expect(out()).toEqual(['Hello']);
      await harness.simulators.settled();
      expect(harness.product.received.at(-1)?.body).toContain('"biz_opaque_callback_data":"message-1"');
    },
  );

  it('lists all templates across pages', async () => {
    const listed = await harness.acme.with.whatsAppTemplates('acme', harness.acme.sandbox.whatsAppCloud).list();
    expect(listed).toMatchObject([
      { name: 'greeting', status: 'APPROVED', category: 'UTILITY', examples: ['Lena'] },
      { name: 'appointment_reminder', examples: ['Lena', 'Monday at ten'] },
      { name: 'winter_offer', status: 'PAUSED', category: 'MARKETING' },
    ]);
  });

  it('a rate limit means that no message was sent', async () => {
    harness.simulators.whatsAppCloud.faults.add({ kind: 'TOO_MANY', retryAfterSeconds: 60 });
    expect(await failureOf(hello())).toMatchObject({ kind: 'RETRY', retryAfterSeconds: 60 });
  });

  it('an outage with a known error means that no message was sent; with an unknown error the result is unconfirmed', async () => {
    const { faults } = harness.simulators.whatsAppCloud;
    const down = { kind: 'STATUS', method: 'POST', path: '/messages', status: 503, times: 10 } as const;
    faults.add({ ...down, body: { error: { code: 131_016, message: 'Service unavailable' } } });
    expect(await kindOf(greet())).toBe('RETRY');
    faults.clear();
    faults.add(down);
    expect(await kindOf(greet())).toBe('UNCONFIRMED');
    faults.clear();
    expect(out()).toEqual([]);
    await greet();
    expect(out()).toHaveLength(1);
  });
});

describe('a number of WhatsApp Cloud', () => {
  const number = (over: object = {}) =>
    harness.globex.with.whatsAppNumber('globex', { ...harness.globex.sandbox.whatsAppCloud, ...over });

  it('belongs only to its business account', async () => {
    const { phoneNumberId } = harness.globex.sandbox.whatsAppCloud;
    expect(await number().own()).toMatchObject({ providerNumberId: phoneNumberId, verified: false });
    expect((await number().own())?.number).toMatch(/^\+1415555\d{4}$/);
    expect(await number({ phoneNumberId: harness.acme.sandbox.whatsAppCloud.phoneNumberId }).own()).toBeNull();
    const { businessAccountId } = harness.acme.sandbox.whatsAppCloud;
    expect(await kindOf(number({ businessAccountId }).own())).toBe('REFUSED');
  });

  it('is verified, registered and deactivated in steps', async () => {
    const registration = { pin: '135790', callbackUrl: `${harness.product.url}/hook`, verifyToken: 'ours' };
    expect(await failureOf(number().register(registration))).toMatchObject({ code: '133006' });
    await number().requestCode({ method: 'SMS', language: 'en_US' });
    expect(await failureOf(number().verifyCode('000000'))).toMatchObject({
      code: '136025',
      words: 'The code is wrong.',
    });
    await number().verifyCode('123456');
    expect((await number().own())?.verified).toBe(true);
    harness.product.answer = 'something else';
    expect(await failureOf(number().register(registration))).toMatchObject({ code: '2200' });
    harness.product.answer = '1158201444';
    await number().register(registration);
    expect(await failureOf(number().register({ ...registration, pin: '000000' }))).toMatchObject({ code: '133005' });
    await harness.simulators.whatsAppCloud.receive(harness.globex.sandbox.whatsAppCloud.accessToken, ANA, 'Hi');
    expect(harness.product.received.at(-1)?.path).toBe('/hook');
    await number().deregister();
  });
});

describe('options of a message', () => {
  const option = (id: string, title = `Title ${id}`, description: string | null = null) => ({ id, title, description });
  const ask = (kind: 'BUTTONS' | 'LIST', options: ReturnType<typeof option>[], label = 'Choose') =>
    cloud().sendText({
      to: ANA,
      body: 'Which one?',
      statusCallback: null,
      reference: 'message-1',
      choices: { kind, label, options },
    });
  const pressed = async (messageId: string, choiceId: string) => {
    harness.product.received.length = 0;
    await harness.simulators.whatsAppCloud.press(harness.acme.sandbox.whatsAppCloud.accessToken, ANA, {
      messageId,
      choiceId,
    });
    await harness.simulators.settled();
    const [event] = readCloudDelivery(harness.product.received.at(-1)?.body ?? '') ?? [];
    return event && readCloudMessage(event.payload);
  };
  beforeEach(() => write());

  it('are reply buttons, and a pressed one arrives with its id and title [AG-36]', async () => {
    const sent = await ask('BUTTONS', [option('m1:o1.1', 'Tue 12 May, 10:00'), option('m1:o1.2', 'Tue 12 May, 14:00')]);
    expect(harness.simulators.whatsAppCloud.state().messages.at(-1)?.choices).toMatchObject({ label: null });
    expect(await pressed(sent.providerId, 'm1:o1.2')).toMatchObject({
      type: 'interactive',
      text: 'Tue 12 May, 14:00',
      choiceId: 'm1:o1.2',
    });
    await expect(pressed(sent.providerId, 'm1:o1.3')).rejects.toThrow('no such option');
  });

  it('are rows of a list with descriptions [AG-36]', async () => {
    const rows = Array.from({ length: 10 }, (_, index) => option(`r${index}`, `Row ${index}`, 'x'.repeat(72)));
    const sent = await ask('LIST', rows);
    expect(harness.simulators.whatsAppCloud.state().messages.at(-1)?.choices).toEqual({
      label: 'Choose',
      options: rows,
    });
    expect(await pressed(sent.providerId, 'r9')).toMatchObject({ text: 'Row 9', choiceId: 'r9' });
  });

  it('are absent from a written message', async () => {
    await harness.simulators.settled();
    const [event] = readCloudDelivery(harness.product.received[0]?.body ?? '') ?? [];
    expect(event && readCloudMessage(event.payload)).toMatchObject({ text: 'Hi', choiceId: null });
  });

  const four = ['1', '2', '3', '4'].map((id) => option(id));
  it.each([
    ['four buttons', () => ask('BUTTONS', four)],
    ['a button title of 21 characters', () => ask('BUTTONS', [option('1', 'x'.repeat(21))])],
    ['buttons with the same title', () => ask('BUTTONS', [option('1', 'Yes'), option('2', 'Yes')])],
    ['buttons with the same id', () => ask('BUTTONS', [option('1', 'Yes'), option('1', 'No')])],
    [
      'eleven rows',
      () =>
        ask(
          'LIST',
          Array.from({ length: 11 }, (_, index) => option(String(index))),
        ),
    ],
    ['a row title of 25 characters', () => ask('LIST', [option('1', 'x'.repeat(25))])],
    ['a row description of 73 characters', () => ask('LIST', [option('1', 'Yes', 'x'.repeat(73))])],
    ['a list label of 21 characters', () => ask('LIST', four, 'x'.repeat(21))],
    ['rows with the same title', () => ask('LIST', [option('1', 'Yes'), option('2', 'Yes')])],
  ])('with %s are refused, as by Meta', async (_, send) => {
    expect(await failureOf(send())).toMatchObject({ kind: 'REFUSED', code: '100' });
    expect(out()).toEqual([]);
  });

  it('are not sent outside the reply window', async () => {
    now = new Date('2026-03-03T10:00:01Z');
    expect(await kindOf(ask('BUTTONS', [option('1', 'Yes')]))).toBe('WINDOW_CLOSED');
  });
});
