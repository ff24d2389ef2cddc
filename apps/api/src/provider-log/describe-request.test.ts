import { describe, expect, it } from '@jest/globals';
import { operationOf, referenceOf } from './describe-request.ts';

describe('the operation of a request', () => {
  it.each([
    [`/2010-04-01/Accounts/AC${'0'.repeat(32)}/Messages.json`, '/2010-04-01/Accounts/{id}/Messages.json'],
    ['/v21.0/106540352242922/messages', '/v21.0/{id}/messages'],
    ['/v2/bookings/3kF9ad8wQmPz7Lr2Xy4v5B/cancel?reason=Ill', '/v2/bookings/{id}/cancel'],
    ['/v2/slots?start=2026-12-01', '/v2/slots'],
    ['/call/0199a1f0-5c1b-7d7e-8f7a-0c5d5f2b7a11', '/call/{id}'],
    ['/v1/chat/completions', '/v1/chat/completions'],
    ['/v1beta/models/gemini-2.5-flash:generateContent', '/v1beta/models/gemini-2.5-flash:generateContent'],
    ['/contacts/lena%40people.test', '/contacts/{id}'],
    ['/phones/%2B4915112345678', '/phones/{id}'],
  ])('of %s is %s', (path, expected) => {
    expect(operationOf('POST', `https://provider.test${path}`)).toBe(`POST ${expected}`);
  });
});

describe('the reference of a body', () => {
  it.each<[string, unknown, string | null]>([
    ['a message of Twilio', { sid: 'SM1', status: 'queued' }, 'SM1'],
    ['a message of Meta', { messages: [{ id: 'wamid.1' }] }, 'wamid.1'],
    ['a report of Meta', { entry: [{ changes: [{ value: { statuses: [{ id: 'wamid.2' }] } }] }] }, 'wamid.2'],
    ['a call of Vapi', { message: { type: 'status-update', call: { id: 'call-1' } } }, 'call-1'],
    ['a booking of Cal.com', { status: 'success', data: { id: 7, uid: 'uid-1' } }, 'uid-1'],
    ['another body', { hello: 'there' }, null],
    ['an id that is a text', { id: 'Lena Lead' }, null],
  ])('of %s', (_name, body, expected) => {
    expect(referenceOf(JSON.stringify(body))).toBe(expected);
  });

  it('of a form, and of no body', () => {
    expect(referenceOf('AccountSid=AC1&MessageSid=SM3&Body=Hi')).toBe('SM3');
    expect(referenceOf(null)).toBeNull();
    expect(referenceOf('no body')).toBeNull();
  });
});
