import { once } from 'node:events';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { connect as openSocket, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { WebSocket } from 'ws';
import { connect } from '../../src/db/connect.ts';
import { buildMember, buildWorkspace, type Member } from '../testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../testkit/frontdesk.ts';
import { until } from '../testkit/until.ts';

let fd: TestFrontdesk;
let ada: Member;
let address: string;
let holder: pg.Client;
const agent = new Agent({ keepAlive: true });

beforeEach(async () => {
  fd = await startFrontdesk();
  ada = await buildMember(fd, await buildWorkspace(fd), { role: 'owner' });
  address = await fd.listen();
  holder = await connect(fd.database.adminUrl);
});
afterEach(async () => {
  agent.destroy();
  await holder.end();
  await fd.close();
});

const LONG_MS = 60_000;
const READ = '{ leads(first: 1) { totalCount } }';

describe('a server that shuts down', () => {
  it('answers the request in flight, with connection: close, before the shutdown is over [operations 1]', async () => {
    await holder.query('begin; lock table leads in access exclusive mode');
    const answered = ask(READ);
    await until('a statement that waits', waiting);
    const closed = fd.drain.close(fd.app, { noticeMs: 0, timeoutMs: LONG_MS });
    await until('a closed listener', isRefused);
    await holder.query('rollback');
    const { headers, body } = await answered;
    expect(body).toContain('"totalCount":0');
    expect(headers.connection).toBe('close');
    expect(await closed).toBe(0);
  });

  it('cuts a request that exceeds the timeout, and logs how many it cut [operations 1]', async () => {
    await holder.query('begin; lock table leads in access exclusive mode');
    const answered = ask(READ).catch((error: NodeJS.ErrnoException) => error.code);
    await until('a statement that waits', waiting);
    expect(await fd.drain.close(fd.app, { noticeMs: 0, timeoutMs: 100 })).toBe(1);
    expect(await answered).toBe('ECONNRESET');
  });

  it('reports 503 at /readyz and still serves while load balancers notice [operations 1]', async () => {
    const before = await ask(READ);
    expect(before.headers.connection).toBe('keep-alive');
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    const closed = fd.drain.close(fd.app, { noticeMs: 1_000, timeoutMs: LONG_MS });
    const readiness = await fetch(`${address}/readyz`);
    expect([readiness.status, await readiness.json()]).toEqual([
      503,
      { status: 'draining', reason: 'This process is shutting down.' },
    ]);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    const during = await ask(READ);
    expect(during.body).toContain('"totalCount":0');
    expect(during.headers.connection).toBe('close');
    await closed;
    expect(await isRefused()).toBe(true);
  });

  it('does not wait for connections without a request [operations 1]', async () => {
    const unused = await openedSocket();
    await ask(READ);
    const idle = await openedSocket('GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await once(idle, 'data');
    const ends = [unused, idle].map((socket) => once(socket, 'close'));
    expect(await fd.drain.close(fd.app, { noticeMs: 0, timeoutMs: LONG_MS })).toBe(0);
    await Promise.all(ends);
  });

  it('closes WebSockets with 1001 [operations 1]', async () => {
    const socket = new WebSocket(`${address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    const code = once(socket, 'close').then(([given]) => given as number);
    expect(await fd.drain.close(fd.app, { noticeMs: 0, timeoutMs: LONG_MS })).toBe(0);
    expect(await code).toBe(1001);
  });
});

interface Answer {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends a query over a keep-alive connection. */
function ask(query: string): Promise<Answer> {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${ada.bearer}`,
    'x-workspace': ada.workspace,
  };
  return new Promise((resolve, reject) => {
    const asking = request(`${address}/graphql`, { method: 'POST', headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks).toString() }));
      response.on('error', reject);
    });
    asking.on('error', reject).end(JSON.stringify({ query }));
  });
}

async function openedSocket(bytes?: string): Promise<Socket> {
  const { hostname, port } = new URL(address);
  const socket = openSocket(Number(port), hostname).on('error', () => {});
  await once(socket, 'connect');
  if (bytes) socket.write(bytes);
  return socket;
}

const isRefused = () =>
  fetch(`${address}/healthz`).then(
    () => false,
    ({ cause }: { cause?: { code?: string } }) => cause?.code === 'ECONNREFUSED',
  );

async function waiting(): Promise<boolean> {
  const { rows } = await holder.query(`select from pg_locks where not granted and relation = 'leads'::regclass`);
  return rows.length > 0;
}
