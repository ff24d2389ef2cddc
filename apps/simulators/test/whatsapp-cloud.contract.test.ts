import { verifyWhatsAppCloud } from '@frontdesk/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { failureOf, type House, kindOf, openHouse } from './house.ts';

let house: House;
let now = new Date('2026-03-02T10:00:00Z');
beforeAll(async () => {
  house = await openHouse({ now: () => now });
});
afterAll(() => house.stop());
beforeEach(async () => {
  now = new Date('2026-03-02T10:00:00Z');
  await fetch(`${house.simulators.whatsAppCloud.url}/_control/reset`, { method: 'POST' });
  house.product.received.length = 0;
});

const ANA = '+447700900123';
const cloud = () => house.acme.with.whatsAppCloud('acme', house.acme.sandbox.whatsAppCloud);
const write = () =>
  house.simulators.whatsAppCloud.receive(house.acme.sandbox.whatsAppCloud.accessToken, ANA, 'Hi', 'Ana');
const hello = () => cloud().sendText({ to: ANA, body: 'Hello', statusCallback: null, reference: 'message-1' });
const greet = (over: object = {}) =>
  cloud().sendTemplate({ to: ANA, templateId: 'greeting', variables: { '1': 'Ana' }, statusCallback: null, ...over });
const out = () =>
  house.simulators.whatsAppCloud
    .state()
    .messages.filter(({ direction }) => direction === 'OUT')
    .map(({ body }) => body);

describe('WhatsApp Cloud', () => {
  it('is verified by its number, which belongs to the token', async () => {
    expect((await cloud().verify()).accountName).toMatch(/^Frontdesk sandbox /);
    const { whatsAppCloud } = house.acme.sandbox;
    const { accessToken } = house.globex.sandbox.whatsAppCloud;
    expect(await kindOf(house.acme.with.whatsAppCloud('acme', { ...whatsAppCloud, accessToken }).verify())).toBe(
      'REFUSED',
    );
    expect(await kindOf(house.acme.with.whatsAppCloud('acme', { ...whatsAppCloud, accessToken: 'EAA' }).verify())).toBe(
      'CREDENTIALS',
    );
  });

  it('sends within 24 hours of what the contact wrote, and reports with our own id, signed', async () => {
    expect(await kindOf(hello())).toBe('WINDOW_CLOSED');
    await write();
    const sent = await hello();
    await house.simulators.settled();
    const reports = house.product.received.slice(1);
    expect(reports.map(({ body }) => JSON.parse(body).entry[0].changes[0].value.statuses[0])).toMatchObject([
      { id: sent.providerId, status: 'sent', biz_opaque_callback_data: 'message-1' },
      { id: sent.providerId, status: 'delivered', biz_opaque_callback_data: 'message-1' },
    ]);
    const [first] = house.product.received;
    const delivery = { signature: first?.headers['x-hub-signature-256'] as string, rawBody: first?.body ?? '' };
    expect(verifyWhatsAppCloud({ ...delivery, appSecret: house.acme.sandbox.whatsAppCloud.appSecret })).toBe(true);
    expect(verifyWhatsAppCloud({ ...delivery, appSecret: house.globex.sandbox.whatsAppCloud.appSecret })).toBe(false);
    now = new Date('2026-03-03T10:00:01Z');
    expect(await kindOf(hello())).toBe('WINDOW_CLOSED');
    expect(out()).toEqual(['Hello']);
  });

  it('sends a template at any time, and only one that is approved', async () => {
    await greet();
    expect(out()).toEqual(['[greeting] Ana']);
    expect(await failureOf(greet({ variables: {} }))).toMatchObject({ kind: 'REFUSED', code: '132012' });
    expect(await failureOf(greet({ language: 'de' }))).toMatchObject({ code: 'TEMPLATE_NOT_APPROVED' });
    house.simulators.whatsAppCloud.template({ name: 'greeting', language: 'en_US', status: 'PAUSED', variables: 1 });
    expect(await failureOf(greet())).toMatchObject({ code: 'TEMPLATE_NOT_APPROVED', words: 'The template is paused.' });
    expect(out()).toEqual(['[greeting] Ana']);
  });

  it.each(['DROP_AFTER', 'STATUS_AFTER', 'GARBLED', 'HALF'] as const)(
    'a lost response (%s) stays unconfirmed until its report comes, and is never sent again',
    async (kind) => {
      await write();
      house.simulators.whatsAppCloud.faults.add({ kind, method: 'POST' });
      expect(await kindOf(hello())).toBe('UNCONFIRMED');
      const known = { to: ANA, body: 'Hello', attemptedAt: now, except: [] };
      expect(await kindOf(cloud().findSent(known))).toBe('UNCONFIRMED');
      expect(out()).toEqual(['Hello']);
      await house.simulators.settled();
      expect(house.product.received.at(-1)?.body).toContain('"biz_opaque_callback_data":"message-1"');
    },
  );

  it('a limit means that nothing happened', async () => {
    house.simulators.whatsAppCloud.faults.add({ kind: 'TOO_MANY', retryAfterSeconds: 60 });
    expect(await failureOf(hello())).toMatchObject({ kind: 'RETRY', retryAfterSeconds: 60 });
  });
});
