import { describe, expect, it } from '@jest/globals';
import { readStripeEvent, signStripe, verifyStripe } from '../src/index.ts';

const secret = 'whsec_for_tests';
const NOW = new Date('2026-03-02T10:30:00Z');
const seconds = Math.floor(NOW.getTime() / 1000);
const object = { id: 'in_1', object: 'invoice', customer: 'cus_1' };
const event = {
  id: 'evt_1',
  object: 'event',
  type: 'invoice.paid',
  livemode: false,
  created: seconds,
  data: { object },
};
const rawBody = JSON.stringify(event);
const signature = signStripe(secret, rawBody, NOW);
const delivery = { secret, signature, rawBody, now: NOW };
const inSeconds = (offset: number) => new Date(NOW.getTime() + offset * 1000);

describe('a webhook of Stripe', () => {
  it('verifies what the SDK of Stripe signs', () => {
    // Made by `generateTestHeaderString` of stripe 23.1.0.
    const header = 't=1772447400,v1=44f858155ee5f3b1a4c1d3de2863e67ecc6d4d704348f4a1f0e8dde25dcf7e20';
    expect(verifyStripe({ ...delivery, signature: header })).toBe(true);
    expect(signature).toBe(header);
  });

  it('is refused if it is unsigned, changed, signed with another secret, or five minutes old', () => {
    expect(verifyStripe({ ...delivery, now: inSeconds(300) })).toBe(true);
    const wrong = [
      { signature: undefined },
      { signature: '' },
      { signature: `t=${seconds}` },
      { signature: signature.replace('v1=', 'v0=') },
      { signature: signature.replace(/t=\d+/, `t=${seconds + 1}`) },
      { signature: signature.replace(/t=\d+/, 't=now') },
      { rawBody: rawBody.replace('in_1', 'in_2') },
      { secret: 'whsec_other' },
      { secret: '', signature: signStripe('', rawBody, NOW) },
      { now: inSeconds(301) },
      { now: inSeconds(-301) },
    ];
    for (const change of wrong) expect(verifyStripe({ ...delivery, ...change })).toBe(false);
  });

  it('is accepted with one of two signatures while the secret is replaced', () => {
    const [timestamp, current] = signature.split(',');
    expect(verifyStripe({ ...delivery, signature: `${timestamp},v1=00,${current}` })).toBe(true);
  });

  it('names the object and the customer that changed', () => {
    const read = { eventId: 'evt_1', type: 'invoice.paid', isLive: false, createdAt: NOW, objectId: 'in_1' };
    expect(readStripeEvent(rawBody)).toEqual({ ...read, customerId: 'cus_1' });
    const of = (changed: object) =>
      readStripeEvent(JSON.stringify({ ...event, data: { object: changed } }))?.customerId;
    expect(of({ id: 'cus_2', object: 'customer' })).toBe('cus_2');
    expect(of({ id: 'in_1', customer: { id: 'cus_3' } })).toBe('cus_3');
    expect(of({ id: 'prod_1', object: 'product' })).toBeNull();
  });

  it('is no event if its body is not JSON or lacks a part', () => {
    for (const body of ['', '[]', 'null', '{"id":"evt_1"}', JSON.stringify({ ...event, id: '' })])
      expect(readStripeEvent(body)).toBeNull();
  });
});
