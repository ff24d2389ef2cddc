import { describe, expect, it } from '@jest/globals';
import {
  signCalCom,
  signVapi,
  signWhatsAppCloud,
  type VapiSecret,
  verifyCalCom,
  verifyVapi,
  verifyWhatsAppCloud,
  whatsAppCloudChallenge,
} from '../src/index.ts';

describe("Vapi's HMAC", () => {
  const secret: VapiSecret = { type: 'HMAC', secretKey: 'secret' };
  const rawBody = '{"message":{"type":"hang"}}';
  const signature = 'f259ac3b42843bc72c74a391b77ccd245cdfbc436d9be0a293bb8618dfbcb473';
  const headers: Record<string, string | string[] | undefined> = {
    'x-timestamp': '1700000000',
    'x-signature': signature,
  };
  const now = new Date(1_700_000_010_000);
  const verify = (over: Partial<Parameters<typeof verifyVapi>[0]> = {}) =>
    verifyVapi({ secret, headers, rawBody, now, ...over });

  it('accepts its vector', () => expect(verify()).toBe(true));

  it.each([
    ['a forged signature', { headers: { ...headers, 'x-signature': 'f'.repeat(64) } }],
    ['a truncated signature', { headers: { ...headers, 'x-signature': signature.slice(0, 32) } }],
    ['no signature', { headers: { 'x-timestamp': '1700000000' } }],
    ['two signatures', { headers: { ...headers, 'x-signature': [signature, signature] } }],
    ['another time than was signed', { headers: { ...headers, 'x-timestamp': '1700000005' } }],
    ['no time', { headers: { 'x-signature': signature } }],
    ['a replay after six minutes', { now: new Date(1_700_000_360_000) }],
    ['a time that lies ahead', { now: new Date(1_699_999_600_000) }],
    ['a truncated body', { rawBody: rawBody.slice(0, -1) }],
    ['another body', { rawBody: '{"message":{"type":"hang" }}' }],
    ['the secret of another workspace', { secret: { type: 'HMAC', secretKey: 'other' } as const }],
    ['the legacy header alone', { headers: { 'x-vapi-secret': 'secret' } }],
  ])('refuses %s', (_what, over) => {
    expect(verify()).toBe(true); // Precondition: the unchanged request is accepted.
    expect(verify(over)).toBe(false);
  });

  it('refuses an empty secret, even when signed with it', () => {
    const signed = { ...headers, 'x-signature': signVapi('', '1700000000', rawBody) };
    expect(verify({ secret: { type: 'HMAC', secretKey: '' }, headers: signed })).toBe(false);
  });

  it('accepts other headers and a prefix', () => {
    const own: VapiSecret = { ...secret, signatureHeader: 'X-Sig', timestampHeader: 'X-Time', prefix: 'sha256=' };
    const signed = { 'x-sig': `sha256=${signature}`, 'x-time': '1700000000' };
    expect(verify({ secret: own, headers: signed })).toBe(true);
    expect(verify({ secret: own, headers: { ...signed, 'x-sig': signature } })).toBe(false);
  });
});

describe("Vapi's bearer", () => {
  const secret: VapiSecret = { type: 'BEARER', token: 'tool-token' };
  const verify = (headers: Record<string, string | undefined>, by: VapiSecret = secret) =>
    verifyVapi({ secret: by, headers, rawBody: '{}', now: new Date() });

  it('accepts the token', () => expect(verify({ authorization: 'Bearer tool-token' })).toBe(true));
  it('accepts another header and prefix', () =>
    expect(verify({ 'x-tool': 'Key tool-token' }, { ...secret, header: 'X-Tool', prefix: 'Key ' })).toBe(true));

  it.each([
    ['no header', {}],
    ['no prefix', { authorization: 'tool-token' }],
    ['a part of it', { authorization: 'Bearer tool-toke' }],
    ['another', { authorization: 'Bearer tool-tokem' }],
    ['the legacy header', { 'x-vapi-secret': 'tool-token' }],
  ])('refuses %s', (_what, headers) => expect(verify(headers)).toBe(false));

  it('refuses an empty token', () =>
    expect(verify({ authorization: 'Bearer ' }, { type: 'BEARER', token: '' })).toBe(false));
});

describe("Cal.com's signature", () => {
  const rawBody = '{"triggerEvent":"BOOKING_CREATED"}';
  const signature = '6964392879e8555db7df0d473a03a5558576786a2ce99ce1a327c08bd1011903';
  const verify = (over: Partial<Parameters<typeof verifyCalCom>[0]> = {}) =>
    verifyCalCom({ secret: 'secret', signature, rawBody, ...over });

  it('accepts its vector', () => expect(verify()).toBe(true));

  it.each([
    ['a webhook without a secret', { signature: 'no-secret-provided' }],
    ['an empty secret', { secret: '', signature: signCalCom('', rawBody) }],
    ['no signature', { signature: undefined }],
    ['a truncated signature', { signature: signature.slice(0, -1) }],
    ['a swapped body', { rawBody: '{"triggerEvent":"BOOKING_CANCELLED"}' }],
    ['a truncated body', { rawBody: rawBody.slice(0, -1) }],
    ['the secret of another workspace', { secret: 'other' }],
  ])('refuses %s', (_what, over) => {
    expect(verify()).toBe(true); // Precondition: the unchanged request is accepted.
    expect(verify(over)).toBe(false);
  });
});

describe("Meta's signature", () => {
  const signature = 'sha256=0329a06b62cd16b33eb6792be8c60b158d89a2ee3a876fce9a881ebb488c0914';
  const verify = (over: Partial<Parameters<typeof verifyWhatsAppCloud>[0]> = {}) =>
    verifyWhatsAppCloud({ appSecret: 'secret', signature, rawBody: 'test', ...over });

  it('accepts its vector', () => expect(verify()).toBe(true));

  it.each([
    ['no secret', { appSecret: '', signature: signWhatsAppCloud('', 'test') }],
    ['no signature', { signature: undefined }],
    ['no prefix', { signature: signature.slice(7) }],
    ['another body', { rawBody: 'tesT' }],
    ['another secret', { appSecret: 'other' }],
  ])('refuses %s', (_what, over) => expect(verify(over)).toBe(false));

  it('answers the challenge only with the right token', () => {
    const asks = { 'hub.mode': 'subscribe', 'hub.verify_token': 'mine', 'hub.challenge': '42' };
    expect(whatsAppCloudChallenge(asks, 'mine')).toBe('42');
    expect(whatsAppCloudChallenge(asks, 'yours')).toBeNull();
    expect(whatsAppCloudChallenge({ ...asks, 'hub.verify_token': '' }, '')).toBeNull();
    expect(whatsAppCloudChallenge({ ...asks, 'hub.mode': 'unsubscribe' }, 'mine')).toBeNull();
  });
});
