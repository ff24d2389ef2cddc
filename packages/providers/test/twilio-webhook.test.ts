import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readTwilioInbound, readTwilioStatus, signTwilio, twilioParams, verifyTwilio } from '../src/index.ts';

const form = (params: Record<string, string>) => new URLSearchParams(params).toString();

const VENDOR = { token: '12345', url: 'https://mycompany.com/myapp.php?foo=1&bar=2' };
const call = (from: string) =>
  form({ CallSid: 'CA1234567890ABCDE', Digits: '1234', To: '+18005551212', From: from, Caller: from });

const OURS = {
  token: '12345',
  url: 'https://app.example.com/api/whatsapp/inbound',
  signature: 'Nbk9kH4S5xb4C3xvAKjJlHifh/s=',
  params: {
    AccountSid: 'AC00000000000000000000000000000000',
    Body: 'Hello',
    From: 'whatsapp:+15551230000',
    MessageSid: 'SM00000000000000000000000000000001',
    NumMedia: '0',
    ProfileName: 'Ana',
    To: 'whatsapp:+14155238886',
    WaId: '15551230000',
  },
};

const verify = (over: Partial<Parameters<typeof verifyTwilio>[0]> = {}) =>
  verifyTwilio({
    authToken: OURS.token,
    url: OURS.url,
    signature: OURS.signature,
    rawBody: form(OURS.params),
    ...over,
  });

describe("Twilio's signature [CB-13]", () => {
  it.each([
    ['+14158675309', 'RSOYDt4T1cUTdK1PDd93/VVr8B8='],
    ['+12349013030', '0/KCTR6DLpKmkAf8muzZqo1nDgQ='],
  ])("accepts the vendor's vector for a call from %s, and not the other's signature", (from, signature) => {
    const delivery = { authToken: VENDOR.token, url: VENDOR.url, rawBody: call(from) };
    expect(verifyTwilio({ ...delivery, signature })).toBe(true);
    expect(verifyTwilio({ ...delivery, rawBody: call('+15550000000'), signature })).toBe(false);
  });

  it('accepts our own vector, as bytes and as text', () => {
    expect(verify()).toBe(true);
    expect(verify({ rawBody: Buffer.from(form(OURS.params)) })).toBe(true);
  });

  it.each(['https://app.example.com:443/api/whatsapp/inbound', OURS.url])('accepts it at %s', (url) => {
    expect(verify({ url })).toBe(true);
  });

  it('accepts a signature with the default port when our URL has none', () => {
    const signature = signTwilio(OURS.token, 'https://app.example.com:443/api/whatsapp/inbound', OURS.params);
    expect(signature).not.toBe(OURS.signature);
    expect(verify({ signature })).toBe(true);
  });

  it.each([
    ['no signature', { signature: undefined }],
    ['an empty signature', { signature: '' }],
    ['a truncated signature', { signature: OURS.signature.slice(0, -4) }],
    ['a forged signature', { signature: Buffer.alloc(20, 7).toString('base64') }],
    ['the token of another account', { authToken: '54321' }],
    ['no token', { authToken: '' }],
    ['another path', { url: 'https://app.example.com/api/whatsapp/status' }],
    ['another host', { url: 'https://evil.example.com/api/whatsapp/inbound' }],
    ['another scheme', { url: 'http://app.example.com/api/whatsapp/inbound' }],
    ['a query that was added', { url: `${OURS.url}?a=1` }],
    ['a changed value', { rawBody: form({ ...OURS.params, Body: 'Hello!' }) }],
    ['a trimmed value', { rawBody: form({ ...OURS.params, Body: 'Hello ' }) }],
    ['an added parameter', { rawBody: form({ ...OURS.params, Extra: '1' }) }],
    ['a truncated body', { rawBody: form(OURS.params).slice(0, -6) }],
    ['an empty body', { rawBody: '' }],
    ['swapped sender and receiver', { rawBody: form({ ...OURS.params, From: OURS.params.To, To: OURS.params.From }) }],
    ["another account's message", { rawBody: form({ ...OURS.params, AccountSid: `AC${'1'.repeat(32)}` }) }],
  ])('refuses %s', (_what, over) => {
    expect(verify()).toBe(true); // Precondition: the unchanged request is accepted.
    expect(verify(over)).toBe(false);
  });

  it('counts a repeated value once, and several values in order', () => {
    const rawBody = 'Media=b&Media=a&Media=b';
    const signature = signTwilio(OURS.token, OURS.url, { Media: ['a', 'b'] });
    expect(verify({ rawBody, signature })).toBe(true);
    expect(verify({ rawBody: 'Media=b&Media=c', signature })).toBe(false);
  });

  it('reads every parameter of a long form, since what is omitted is not verified', () => {
    const many = Object.fromEntries(Array.from({ length: 1500 }, (_, at) => [`P${at}`, String(at)]));
    expect(Object.keys(twilioParams(form(many)))).toHaveLength(1500);
  });

  describe('of JSON', () => {
    const rawBody = '{"events":["ünïcode"]}';
    const hash = createHash('sha256').update(rawBody).digest('hex');
    const url = `https://app.example.com/api/events?bodySHA256=${hash}`;
    const signature = signTwilio(OURS.token, url, {});

    it('covers the URL, which contains the hash of the bytes', () => {
      expect(verify({ url, rawBody, signature })).toBe(true);
    });

    it.each([
      ['another body', { url, rawBody: '{"events":[]}', signature }],
      ['a truncated body', { url, rawBody: rawBody.slice(0, -1), signature }],
      ['another hash', { url: url.replace(/.$/, 'x'), rawBody, signature }],
      ['an empty hash', { url: url.replace(hash, ''), rawBody, signature }],
      ['the signature of a form', { url, rawBody, signature: OURS.signature }],
      ['no hash at all', { url: 'https://app.example.com/api/events', rawBody, signature }],
    ])('refuses %s', (_what, over) => expect(verify(over)).toBe(false));
  });

  it('contains no time: a replay verifies, and is detected by its content', () => {
    expect([verify(), verify()]).toEqual([true, true]);
    expect(readTwilioInbound(form(OURS.params))?.messageSid).toBe(OURS.params.MessageSid);
  });
});

describe('a Twilio webhook [CB-13]', () => {
  it('is a message, with numbers without the channel', () => {
    expect(readTwilioInbound(form(OURS.params))).toEqual({
      messageSid: OURS.params.MessageSid,
      accountSid: OURS.params.AccountSid,
      from: '+15551230000',
      to: '+14155238886',
      body: 'Hello',
      profileName: 'Ana',
      attachments: [],
      pressed: null,
    });
  });

  it('is a picture', () => {
    const picture = {
      ...OURS.params,
      Body: '',
      NumMedia: '1',
      MediaUrl0: 'https://m/1',
      MediaContentType0: 'image/jpeg',
    };
    expect(readTwilioInbound(form(picture))?.attachments).toMatchObject([
      { kind: 'IMAGE', providerRef: 'https://m/1' },
    ]);
  });

  it.each([
    ['no id', { MessageSid: '' }],
    ['an id of another kind', { MessageSid: 'CA00000000000000000000000000000001' }],
    ['no account', { AccountSid: 'nobody' }],
    ['a number of media that is none', { NumMedia: 'many' }],
  ])('is ignored with %s', (_what, over) => {
    expect(readTwilioInbound(form({ ...OURS.params, ...over }))).toBeNull();
  });

  it("is a message's status, with the reason when it failed", () => {
    const ids = { MessageSid: OURS.params.MessageSid, AccountSid: OURS.params.AccountSid };
    const read = (over: Record<string, string>) => readTwilioStatus(form({ ...ids, ...over }));
    expect(read({ MessageStatus: 'delivered' })).toMatchObject({ status: 'DELIVERED', failure: null });
    expect(read({ MessageStatus: 'undelivered', ErrorCode: '63016' })?.failure).toEqual({
      code: '63016',
      words: expect.stringContaining('24 hours'),
    });
    expect(read({ MessageStatus: 'constructor' })).toBeNull();
    expect(read({ MessageStatus: 'received' })).toBeNull();
  });
});
