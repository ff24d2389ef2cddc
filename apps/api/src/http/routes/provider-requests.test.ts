import { createConnection } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { clearCounters, pointsOf, setPoints } from '../../../test/testkit/counters.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../test/testkit/frontdesk.ts';
import { type Inbound, openInbound } from '../../../test/testkit/provider-requests.ts';
import { ADDRESS_RULES } from '../../rate-limiting/rate-rules.ts';
import { SMALL_BODY_BYTES } from './provider-requests.ts';

/** Limit of requests per workspace and minute. */
const EVENTS = 3;
const LIMIT = ADDRESS_RULES['provider-requests:address'].points;

let fd: TestFrontdesk;
let port: number;
beforeAll(async () => {
  fd = await startFrontdesk({ ratePoints: { 'provider-events:workspace': EVENTS } });
  port = Number(new URL(await fd.listen()).port);
});
afterAll(() => fd.close());
beforeEach(() => clearCounters(fd));

let host = 0;
/** Returns an unused address, because a process remembers addresses that reached their limit. */
const someAddress = () => {
  host += 1;
  return `203.0.113.${host}`;
};
const SIGNATURE = 'sha256=00';
const PROVIDERS = ['twilio', 'whatsappCloud', 'vapi', 'calendar'] as const;

/** Returns an address that has reached its limit of invalid requests. */
async function addressAtLimit({ send }: Inbound): Promise<string> {
  const from = someAddress();
  expect((await send({ from, signature: SIGNATURE })).status).toBe(403);
  await setPoints(fd, 'provider-requests:address', LIMIT - 1);
  expect((await send({ from, signature: SIGNATURE })).status).toBe(403);
  return from;
}

describe.each(PROVIDERS)('requests of a provider: %s', (provider) => {
  it('are limited by address without a valid signature, and accepted with one [W4]', async () => {
    const inbound = await openInbound(fd, provider);
    const from = await addressAtLimit(inbound);
    for (const signature of [SIGNATURE, null]) {
      const over = await inbound.send({ from, signature });
      expect(over).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
      expect(over.retryAfter).toBeGreaterThan(0);
      expect(over.retryAfter).toBeLessThanOrEqual(60);
      expect((await inbound.send({ from: someAddress(), signature })).status).toBe(403);
    }
    expect(await inbound.stored()).toBe(0);
  });

  it('are stored with a valid signature from an address over its limit, which customers of a provider share', async () => {
    const inbound = await openInbound(fd, provider);
    const from = await addressAtLimit(inbound);
    expect((await inbound.send({ from, signature: SIGNATURE })).status).toBe(429);
    expect((await inbound.send({ from })).status).toBeLessThan(300);
    expect(await inbound.stored()).toBe(1);
  });

  it('are answered 429 with Retry-After over the limit of their workspace, and stored when they are repeated [W4]', async () => {
    const [inbound, other] = [await openInbound(fd, provider), await openInbound(fd, provider)];
    for (let count = 0; count < EVENTS; count += 1) expect((await inbound.send()).status).toBeLessThan(300);
    expect(await inbound.stored()).toBe(EVENTS);
    const over = await inbound.send();
    expect(over).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    expect(over.retryAfter).toBeGreaterThan(0);
    expect(over.retryAfter).toBeLessThanOrEqual(60);
    expect(await inbound.stored()).toBe(EVENTS);
    expect((await other.send()).status).toBeLessThan(300);
    // Clearing the counters simulates the end of the limit's time window.
    await clearCounters(fd);
    expect((await inbound.send()).status).toBeLessThan(300);
    expect(await inbound.stored()).toBe(EVENTS + 1);
  });

  it('without a valid signature count for no workspace', async () => {
    const inbound = await openInbound(fd, provider);
    for (let count = 0; count <= EVENTS; count += 1) await inbound.send({ from: someAddress(), signature: SIGNATURE });
    expect(await pointsOf(fd, 'provider-events:workspace')).toEqual([]);
    expect((await inbound.send()).status).toBeLessThan(300);
    expect(await pointsOf(fd, 'provider-events:workspace')).toEqual([1]);
  });
});

describe('a large request from an address over its limit', () => {
  it.each(['whatsappCloud', 'vapi', 'calendar'] as const)(
    'is refused with any signature, and a small one is not: %s',
    async (provider) => {
      const inbound = await openInbound(fd, provider);
      const from = await addressAtLimit(inbound);
      expect(await inbound.send({ from, pad: SMALL_BODY_BYTES })).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
      expect((await inbound.send({ from, pad: SMALL_BODY_BYTES / 2 })).status).toBeLessThan(300);
      // Precondition: a large request from another address is stored.
      expect((await inbound.send({ from: someAddress(), pad: SMALL_BODY_BYTES })).status).toBeLessThan(300);
      expect(await inbound.stored()).toBe(2);
    },
  );
});

/** Sends only the headers of a request, without its body. Returns the status of the response. */
function withoutBody(headers: readonly string[]): Promise<number> {
  const head = ['POST /api/voice/events HTTP/1.1', 'host: 127.0.0.1', 'content-type: application/json', ...headers];
  const socket = createConnection(port, '127.0.0.1', () => socket.write(`${head.join('\r\n')}\r\n\r\n`));
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('data', (data) => {
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(data.toString())?.[1]));
    });
  });
}

describe('before its body is read', () => {
  const LARGE = `content-length: ${SMALL_BODY_BYTES + 1}`;

  it('a request without a signature is refused', async () => {
    expect(await withoutBody([LARGE])).toBe(403);
    expect(await withoutBody(['transfer-encoding: chunked'])).toBe(403);
  });

  it('a large request from an address over its limit is refused, and one whose size is unknown', async () => {
    await withoutBody([LARGE]);
    await setPoints(fd, 'provider-requests:address', LIMIT - 1);
    expect(await withoutBody([LARGE])).toBe(403);
    expect(await withoutBody([LARGE, 'x-signature: 00'])).toBe(429);
    expect(await withoutBody(['transfer-encoding: chunked', 'x-signature: 00'])).toBe(429);
  });
});
