import { createConnection } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { WebSocket } from 'ws';
import { DOCUMENT_LIMITS } from '../src/graphql/document-limits.ts';
import { readSpaManifest } from '../src/modules/platform/persisted-operations/spa-manifest.ts';
import type { Caller } from './testkit/as.ts';
import { buildApiKey, buildLead } from './testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { openScene, type Scene } from './testkit/scene.ts';
import { assertClean } from './testkit/send.ts';
import { type Arrival, watch } from './testkit/watch.ts';

// WebSocket connections have the same permission checks and limits as HTTP requests, and additional limits.

const WATCH = 'subscription { leadChanged { id } }';

let development: Place;
let production: Place;

interface Place {
  readonly fd: TestFrontdesk;
  readonly address: string;
  readonly scene: Scene;
}

beforeAll(async () => {
  development = await open('development');
  production = await open('production');
});
afterAll(() => Promise.all([development.fd.close(), production.fd.close()]));

async function open(mode: 'development' | 'production'): Promise<Place> {
  const fd = await startFrontdesk({ mode });
  return { fd, address: await fd.listen(), scene: await openScene(fd, 'owner') };
}

describe('a socket', () => {
  it('receives a change of a lead', async () => {
    const { fd, address, scene } = development;
    const watching = watch(fd, address, scene.caller, { query: WATCH });
    expect(await watching.began).toBeNull();
    const { id } = await buildLead(fd, scene.workspace);
    await notify(development, id);
    expect((await watching.next()).data).toEqual({ leadChanged: { id } });
    await watching.close();
  });

  it.each<[string, (scene: Scene) => Caller, string]>([
    ['without a token', ({ caller }) => ({ workspace: caller.workspace }), 'UNAUTHENTICATED'],
    ['with a token that is none', ({ caller }) => ({ ...caller, bearer: 'x' }), 'UNAUTHENTICATED'],
    ['with a key that is none', ({ caller }) => ({ ...caller, bearer: 'fd_live_x' }), 'UNAUTHENTICATED'],
    ['without a workspace', ({ caller }) => ({ bearer: caller.bearer }), 'BAD_REQUEST'],
    ['with a workspace that never was', ({ caller }) => ({ ...caller, workspace: 'never-was' }), 'NOT_FOUND'],
  ])('receives nothing %s', async (_what, caller, code) => {
    expect(await messagesOf(development, caller(development.scene), { query: WATCH })).toEqual([code]);
  });

  it.each([
    ['a query', '{ viewer { id } }'],
    ['a mutation', 'mutation { pauseAgent { __typename } }'],
    ['a query behind a subscription', `${WATCH.replace('subscription', 'subscription A')} query B { viewer { id } }`],
  ])('accepts only subscriptions, and refuses %s', async (_what, query) => {
    const operationName = query.includes('query B') ? 'B' : null;
    expect(await messagesOf(development, development.scene.caller, { query, operationName })).toEqual(['BAD_REQUEST']);
    const { agentPausedAt } = await development.fd.services.database
      .forWorkspace(development.scene.workspace.id)
      .read((tx) => tx.workspace.findFirstOrThrow());
    expect(agentPausedAt).toBeNull();
  });

  it.each([
    [
      'deep',
      `subscription { leadChanged { ${'a { '.repeat(DOCUMENT_LIMITS.depth)}a${' }'.repeat(DOCUMENT_LIMITS.depth)} } }`,
    ],
    [
      'rich in aliases',
      `subscription { leadChanged { ${Array.from({ length: 31 }, (_, nth) => `a${nth}: id`).join(' ')} } }`,
    ],
    [
      'rich in directives',
      `subscription { leadChanged { ${Array.from({ length: 21 }, (_, nth) => `a${nth}: id @include(if: true)`).join(' ')} } }`,
    ],
    // A long list with few selections, so that the request exceeds only the token limit.
    ['long', `subscription ($list: [Int!] = [${'1 '.repeat(DOCUMENT_LIMITS.tokens)}]) { leadChanged { id } }`],
  ])('refuses a document that is too %s', async (_what, query) => {
    expect(await messagesOf(development, development.scene.caller, { query })).toContain('QUERY_TOO_COMPLEX');
  });

  it.each(['', 'A\n', 'subscription A', 'A B', '1'])('refuses the operation name "%s" [S5]', async (operationName) => {
    const query = WATCH.replace('subscription', 'subscription A');
    expect(await messagesOf(development, development.scene.caller, { query, operationName })).toEqual(['BAD_REQUEST']);
    const watching = watch(development.fd, development.address, development.scene.caller, {
      query,
      operationName: 'A',
    });
    expect(await watching.began).toBeNull();
    await watching.close();
  });

  it('is not opened with an Idempotency-Key [S5]', async () => {
    expect(await handshake(development.address, {})).toBe('open');
    expect(await handshake(development.address, { 'idempotency-key': 'k' })).toBe(400);
  });

  it.each([
    ['is broken', 'subscription { leadChanged ', 'BAD_REQUEST'],
    ['is empty', ' ', 'BAD_REQUEST'],
    ['does not fit the schema', 'subscription { leadChanged { leed } }', 'VALIDATION_FAILED'],
    ['begins two things', 'subscription { leadChanged { id } other: leadChanged { id } }', 'VALIDATION_FAILED'],
  ])('refuses a document that %s', async (_what, query, code) => {
    expect(await messagesOf(development, development.scene.caller, { query })).toEqual([code]);
  });

  it('repeats no invalid value', async () => {
    const query = 'subscription ($yes: Boolean!) { leadChanged { id @include(if: $yes) } }';
    const watching = watch(development.fd, development.address, development.scene.caller, {
      query,
      variables: { yes: 'hunter2' },
    });
    const arrival = await watching.began;
    expect(arrival?.errors?.map(({ extensions }) => extensions.code)).toEqual(['VALIDATION_FAILED']);
    expect(JSON.stringify(arrival)).not.toContain('hunter2');
    for (const error of arrival?.errors ?? []) assertClean(error);
    await watching.close();
  });

  it('is accepted from the product’s own pages, and from programs without an Origin [SE4]', async () => {
    const { address } = development;
    const { host } = new URL(address);
    expect(await handshake(address, {})).toBe('open');
    expect(await handshake(address, { origin: address })).toBe('open');
    expect(await handshake(address, { origin: 'http://localhost:4000' })).toBe('open'); // The server's public URL.
    for (const origin of ['https://evil.test', `http://${host}.evil.test`, 'null', 'http://localhost:4001', 'x']) {
      expect({ origin, answer: await handshake(address, { origin }) }).toEqual({ origin, answer: 403 });
    }
  });

  it.each(['/elsewhere', '/graphql/', '/', '//', '/\\\\', '/graphql#x'])(
    'is accepted at one path, and not at %s',
    async (path) => {
      expect(await upgradeStatus(development.address, path)).toBe('HTTP/1.1 403 Forbidden');
      expect(await upgradeStatus(development.address, '/graphql?x=1')).toBe('HTTP/1.1 101 Switching Protocols');
    },
  );

  it('accepts no message larger than the limit of a body', async () => {
    const socket = await opened(development.address);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    // graphql-ws reports the error with console.error, and this cannot be configured.
    const aloud = jest.spyOn(console, 'error').mockImplementation(() => {});
    socket.send(
      JSON.stringify({ type: 'connection_init', payload: { accessToken: 'x'.repeat(DOCUMENT_LIMITS.bodyBytes) } }),
    );
    expect(await closed).toBe(1009);
    aloud.mockRestore();
  });

  it.each(['{', '[]', '{"type":"unknown"}', '{"type":"subscribe","id":"1","payload":{"query":1}}'])(
    'is closed by an invalid message: %s',
    async (message) => {
      const socket = await opened(development.address);
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.send(message);
      expect(await closed).toBeGreaterThanOrEqual(4400);
    },
  );
});

describe('a socket in production', () => {
  it('runs no query text for a session, and the SPA’s operations by their ids', async () => {
    const { fd, address, scene } = production;
    expect(await messagesOf(production, scene.caller, { query: WATCH })).toEqual(['OPERATION_NOT_ALLOWED']);
    const operation = (await readSpaManifest()).find(
      ({ body }) => body.startsWith('subscription') && !body.includes('$'),
    );
    const watching = watch(fd, address, scene.caller, byId(operation?.id ?? ''));
    expect(await watching.began).toBeNull();
    await watching.close();
    expect(await messagesOf(production, scene.caller, byId('0'.repeat(64)))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  });

  it('runs a query text for a key in mode ANY_OPERATION only', async () => {
    const { fd, address, scene } = production;
    const adHoc = await buildApiKey(fd, scene.workspace, scene.founder, { environment: 'STAGING' });
    const persistedOnly = await buildApiKey(fd, scene.workspace, scene.founder, {
      environment: 'PRODUCTION',
      mode: 'PERSISTED_ONLY',
    });
    const watching = watch(fd, address, adHoc, { query: WATCH });
    expect(await watching.began).toBeNull();
    await watching.close();
    expect(await messagesOf(production, persistedOnly, { query: WATCH })).toEqual(['OPERATION_NOT_ALLOWED']);
  });
});

type Payload = Parameters<typeof watch>[3];

/** The operation is named by id. `query` is empty, because graphql-ws requires the field. */
const byId = (sha256Hash: string): Payload => ({
  query: '',
  extensions: { persistedQuery: { version: 1, sha256Hash } },
});

/** Returns the error codes of a subscription's first response and checks each error for leaked internals. */
async function messagesOf({ fd, address }: Place, caller: Caller, payload: Payload): Promise<string[]> {
  const watching = watch(fd, address, caller, payload);
  const arrival: Arrival = (await watching.began) ?? {};
  await watching.close();
  for (const error of arrival.errors ?? []) assertClean(error);
  return (arrival.errors ?? []).map(({ extensions }) => extensions.code);
}

async function notify({ fd, scene }: Place, id: string): Promise<void> {
  const note = { topic: 'lead', workspaceId: scene.workspace.id, id, kind: 'CREATED' };
  await fd.services.database.system.pool.query('select pg_notify($1, $2)', ['frontdesk_notes', JSON.stringify(note)]);
}

/** Returns the first line of the response to a handshake. `path` is sent unchanged and can be invalid. */
function upgradeStatus(address: string, path: string): Promise<string> {
  const { port } = new URL(address);
  const lines = [
    `GET ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    'connection: upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-protocol: graphql-transport-ws',
  ];
  const socket = createConnection(Number(port), '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
  return new Promise((resolve, reject) => {
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().split('\r\n')[0] ?? '');
    });
    socket.once('error', reject);
    socket.setTimeout(3_000, () => socket.destroy(new Error('There was no answer.')));
  });
}

/** Returns `open`, or the HTTP status of the refused handshake. */
function handshake(address: string, headers: Record<string, string>): Promise<string | number | undefined> {
  const socket = new WebSocket(`${address.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws', { headers });
  return new Promise((resolve, reject) => {
    socket.once('open', () => {
      socket.terminate();
      resolve('open');
    });
    socket.once('unexpected-response', (_request, response) => {
      socket.terminate();
      resolve(response.statusCode);
    });
    socket.once('error', reject);
  });
}

function opened(address: string): Promise<WebSocket> {
  const socket = new WebSocket(`${address.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}
