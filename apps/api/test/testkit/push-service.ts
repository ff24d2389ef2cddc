import { createECDH, createPublicKey, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import ece from 'http_ece';
import { jwtVerify } from 'jose';

interface PushedMessage {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
  readonly url: string;
}

export interface TestPushService {
  /** Subscribes a browser to messages that the given application server key signs. */
  subscribe(publicKey: string): { endpoint: string; p256dh: string; auth: string };
  /** Messages of a browser, decrypted. */
  messagesOf(endpoint: string): readonly PushedMessage[];
  /** Responds with this status from now on, instead of checking the request. Null to check again. */
  respondWith(status: number | null): void;
  readonly requests: () => number;
  close(): Promise<void>;
}

/**
 * Starts a push service that checks requests as RFC 8030, 8188, 8291 and 8292 require: the signature of the key to which
 * the subscription is bound, the audience and expiry of the token, the TTL, and the encryption.
 */
export async function startPushService(): Promise<TestPushService> {
  const browsers = new Map<string, Browser>();
  let forced: number | null = null;
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    void bytesOf(request).then(async (body) => {
      const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const browser = browsers.get(`${origin}${request.url}`);
      response.writeHead(forced ?? (browser ? await receive(browser, request, { body, origin }) : 410)).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    subscribe: (publicKey) => {
      const [ecdh, auth] = [createECDH('prime256v1'), randomBytes(16).toString('base64url')];
      ecdh.generateKeys();
      const endpoint = `http://127.0.0.1:${port}/push/${randomUUID()}`;
      browsers.set(endpoint, { publicKey, ecdh, auth, messages: [] });
      return { endpoint, p256dh: ecdh.getPublicKey('base64url'), auth };
    },
    messagesOf: (endpoint) => browsers.get(endpoint)?.messages ?? [],
    respondWith: (status) => {
      forced = status;
    },
    requests: () => count,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

interface Browser {
  readonly publicKey: string;
  readonly ecdh: ReturnType<typeof createECDH>;
  readonly auth: string;
  readonly messages: PushedMessage[];
}

async function receive(
  { publicKey, ecdh, auth, messages }: Browser,
  { headers, method }: IncomingMessage,
  { body, origin }: { body: Buffer; origin: string },
): Promise<number> {
  const [, token = '', key] = /^vapid t=([^,]+), ?k=([\w-]+)$/.exec(headers.authorization ?? '') ?? [];
  if (key !== publicKey) return 403;
  const { payload } = await jwtVerify(token, publicKeyFrom(publicKey), { algorithms: ['ES256'], audience: origin });
  const isShort = (payload.exp ?? Number.POSITIVE_INFINITY) <= Date.now() / 1000 + 86_400;
  if (!isShort || !/^(mailto:|https:)/.test(payload.sub ?? '')) return 403;
  const isEncrypted =
    headers['content-encoding'] === 'aes128gcm' && headers['content-type'] === 'application/octet-stream';
  const isTopic = /^[\w-]{1,32}$/.test(String(headers.topic));
  if (method !== 'POST' || !isEncrypted || !/^\d+$/.test(String(headers.ttl)) || !isTopic) return 400;
  if (body.length > 4096) return 413;
  const text = ece.decrypt(body, { version: 'aes128gcm', privateKey: ecdh, authSecret: auth }).toString();
  messages.push(JSON.parse(text) as PushedMessage);
  return 201;
}

function publicKeyFrom(point: string) {
  const bytes = Buffer.from(point, 'base64url');
  const [x, y] = [bytes.subarray(1, 33), bytes.subarray(33)].map((part) => part.toString('base64url'));
  return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x as string, y: y as string }, format: 'jwk' });
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
