import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildMember, buildWorkspace, type Member } from '../testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../testkit/frontdesk.ts';

let fd: TestFrontdesk;
let ada: Member;
beforeAll(async () => {
  fd = await startFrontdesk();
  ada = await buildMember(fd, await buildWorkspace(fd), { role: 'owner' });
});
afterAll(() => fd.close());

const LONG = '{ __schema { types { name description fields { name } } } }';
const SHORT = '{ leads(first: 1) { totalCount } }';

function post(query: string, headers: Record<string, string> = {}, variables?: object) {
  return fd.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: {
      authorization: `Bearer ${ada.bearer}`,
      'x-workspace': ada.workspace ?? '',
      'content-type': 'application/json',
      ...headers,
    },
    payload: JSON.stringify({ query, variables }),
  });
}

describe('an answer', () => {
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)(
    'is compressed with %s for a client that accepts it, and is the same text [operations 15]',
    async (encoding, decompress) => {
      const plain = await post(LONG);
      expect(plain.headers['content-encoding']).toBeUndefined();
      const compressed = await post(LONG, { 'accept-encoding': encoding });
      expect(compressed.headers['content-encoding']).toBe(encoding);
      expect(compressed.headers.vary).toContain('accept-encoding');
      expect(compressed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 4);
      expect(decompress(compressed.rawPayload).toString()).toBe(plain.payload);
    },
  );

  it('below 1 KB is not compressed [operations 15]', async () => {
    const { headers, payload } = await post(SHORT, { 'accept-encoding': 'br' });
    expect(headers['content-encoding']).toBeUndefined();
    expect(payload).toContain('"totalCount":0');
  });

  it('replayed for an Idempotency-Key is the same, byte for byte, in every encoding [operations 15]', async () => {
    const fields = Array.from({ length: 25 }, (_, nth) => `alias${nth}: name`).join(' ');
    const query = `mutation ($input: CreateLeadInput!) { createLead(input: $input) { lead { id ${fields} } } }`;
    const variables = {
      input: {
        name: 'Lee whose name makes the answer longer than one kilobyte',
        phone: '+442079460018',
        consent: true,
      },
    };
    const key = { 'idempotency-key': 'compressed-once' };
    const first = await post(query, key, variables);
    expect(first.payload).toContain('"id"');
    const again = await post(query, { ...key, 'accept-encoding': 'br' }, variables);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(again.rawPayload).toString()).toBe(first.payload);
  });
});

describe('a request', () => {
  it('with a compressed body is refused, and is not expanded [operations 15]', async () => {
    const body = JSON.stringify({ query: SHORT });
    const send = (payload: string | Buffer, headers: Record<string, string>) =>
      fd.app.inject({
        method: 'POST',
        url: '/graphql',
        payload,
        headers: { 'content-type': 'application/json', ...headers },
      });
    expect((await send(body, {})).payload).toContain('UNAUTHENTICATED');
    const compressed = await send(gzipSync(body), { 'content-encoding': 'gzip' });
    expect([compressed.statusCode, compressed.json().errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });
});
