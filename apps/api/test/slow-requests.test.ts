import { createConnection, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TIMEOUTS } from '../src/http/timeouts.ts';
import { type BuiltWorkspace, type Member, twoWorkspaces } from './testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { FILE_CONTENT } from './testkit/surface-files.ts';
import { buildSurface, buildSurfaceTemplate } from './testkit/surfaces.ts';

/** The production timeouts, shortened for the test. */
const SHORT = { ...TIMEOUTS, headersMs: 300, requestMs: 600, uploadMs: 2_500, checkMs: 50 };
const TICK_MS = 50;
/** Time in milliseconds. A connection that stays open for this time counts as unlimited. */
const HELD_MS = 4_500;

let fd: TestFrontdesk;
let port: number;
let acme: BuiltWorkspace & { readonly owner: Member };
let formPath: string;
beforeAll(async () => {
  fd = await startFrontdesk({ timeouts: SHORT });
  port = Number(new URL(await fd.listen()).port);
  ({ acme } = await twoWorkspaces(fd));
  const templateId = await buildSurfaceTemplate(fd, acme, { content: FILE_CONTENT });
  ({ path: formPath } = await buildSurface(fd, acme, { templateId }));
});
afterAll(() => fd.close());

const QUERY = JSON.stringify({ query: '{ platform { registrationMode } }' });
const head = (path: string, type: string, framing: string, more: readonly string[] = []) =>
  [`POST ${path} HTTP/1.1`, 'host: 127.0.0.1', `content-type: ${type}`, framing, ...more, '', ''].join('\r\n');
const ofLength = (body: string) => `content-length: ${Buffer.byteLength(body)}`;

interface Outcome {
  readonly status: string | undefined;
  readonly text: string;
  readonly afterMs: number;
}

/** Returns what the server sends until it closes the connection. `send` can write until then. */
function connection(send: (socket: Socket) => void): Promise<Outcome> {
  const since = performance.now();
  const socket = createConnection(port, '127.0.0.1', () => send(socket));
  let text = '';
  const late = () => socket.destroy(new Error(`The server kept the connection for ${HELD_MS} ms.`));
  const deadline = setTimeout(late, HELD_MS);
  return new Promise((resolve, reject) => {
    socket.on('data', (data) => {
      text += data.toString();
    });
    // The server can reset the connection while the client is still writing.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (!['ECONNRESET', 'EPIPE'].includes(error.code ?? '')) reject(error);
    });
    socket.on('close', () => {
      clearTimeout(deadline);
      const [, status] = /^HTTP\/1\.1 (\d+)/.exec(text) ?? [];
      resolve({ status, text, afterMs: performance.now() - since });
    });
  });
}

/** Writes one part per tick until no part is left or the connection closes. */
function drip(socket: Socket, parts: readonly string[]): void {
  const left = [...parts];
  const timer = setInterval(() => {
    const part = left.shift();
    if (part === undefined || socket.destroyed) clearInterval(timer);
    else socket.write(part);
  }, TICK_MS);
}

const bytes = (text: string) => [...text];
const closing = ['connection: close'];
const authorized = () => [...closing, `authorization: Bearer ${acme.owner.bearer}`, `x-workspace: ${acme.slug}`];

/** Each route with the headers that make the server read the body. */
const ROUTES: readonly (readonly [path: string, type: string, ...headers: string[]])[] = [
  ['/graphql', 'application/json'],
  ['/forms/acme', 'application/x-www-form-urlencoded'],
  ['/s/unknown', 'application/x-www-form-urlencoded'],
  ['/api/whatsapp/inbound', 'application/x-www-form-urlencoded', 'x-twilio-signature: signed'],
  ['/api/voice/events', 'application/json', 'x-signature: signed'],
];

describe('a slow request', () => {
  it('is answered when its body arrives within the limit', async () => {
    const outcome = await connection((socket) => {
      socket.write(head('/graphql', 'application/json', ofLength(QUERY), closing));
      drip(socket, [QUERY.slice(0, 10), QUERY.slice(10)]);
    });
    expect(outcome.status).toBe('200');
    expect(outcome.text).toContain('registrationMode');
  });

  it.each(ROUTES)('is cut off when its body takes longer: %s [S10]', async (path, type, ...headers) => {
    const body = ' '.repeat(1_000);
    const outcome = await connection((socket) => {
      socket.write(head(path, type, ofLength(body), headers));
      drip(socket, bytes(body));
    });
    expect(outcome.status).toBe('408');
    expect(outcome.text).toContain('REQUEST_TIMEOUT');
    expect(outcome.afterMs).toBeGreaterThan(SHORT.requestMs - TICK_MS);
  });

  it('is cut off when its body comes in chunks of one byte [S10]', async () => {
    const outcome = await connection((socket) => {
      socket.write(head('/graphql', 'application/json', 'transfer-encoding: chunked'));
      drip(
        socket,
        Array.from({ length: 1_000 }, () => '1\r\n \r\n'),
      );
    });
    expect(outcome.status).toBe('408');
  });

  it('is cut off when the route answers before the body arrives [S10]', async () => {
    const outcome = await connection((socket) => {
      socket.write(head('/readyz', 'application/json', ofLength('x'.repeat(1_000))).replace('POST', 'GET'));
      drip(socket, bytes('x'.repeat(1_000)));
    });
    expect(outcome.status).toBe('200');
    expect(outcome.afterMs).toBeLessThan(SHORT.uploadMs);
  });

  it('is cut off when its headers take longer [S10]', async () => {
    const outcome = await connection((socket) => {
      socket.write('POST /graphql HTTP/1.1\r\n');
      drip(socket, bytes(`x-slow: ${'x'.repeat(1_000)}`));
    });
    expect(outcome.status).toBe('408');
    expect(outcome.afterMs).toBeGreaterThan(SHORT.headersMs - TICK_MS);
    expect(outcome.afterMs).toBeLessThan(SHORT.uploadMs);
  });
});

describe('an upload on a slow connection', () => {
  const csv = `name,phone\n${Array.from({ length: 30 }, (_, n) => `Lena,+4915777${String(n).padStart(6, '0')}\n`).join('')}`;

  it('can take longer than other requests', async () => {
    const parts = csv.split(/(?<=\n)/);
    expect(parts.length * TICK_MS).toBeGreaterThan(SHORT.requestMs * 2);
    const outcome = await connection((socket) => {
      socket.write(head('/uploads/contacts?name=people.csv', 'text/csv', ofLength(csv), authorized()));
      drip(socket, parts);
    });
    expect(outcome.status).toBe('200');
  });

  it.each([
    ['/uploads/contacts?name=people.csv', 'text/csv'],
    ['/uploads/knowledge?name=prices.txt', 'application/octet-stream'],
    ['/uploads/template-files?name=offer.png', 'application/octet-stream'],
    ['FORM', 'multipart/form-data; boundary=x'],
    ['FORM/files', 'multipart/form-data; boundary=x'],
  ])('is cut off at its own limit: %s [S10]', async (given, type) => {
    const url = given.replace('FORM', formPath);
    const endless = ' '.repeat(1_000);
    const outcome = await connection((socket) => {
      socket.write(head(url, type, ofLength(endless), authorized()));
      drip(socket, bytes(endless));
    });
    expect(outcome.status).not.toBe('200');
    expect(outcome.afterMs).toBeGreaterThan(SHORT.uploadMs - TICK_MS);
  });
});
