import { once } from 'node:events';
import { createServer, connect as dial, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createDatabase, type TestDatabase, tcpAddressOf } from '../../test/testkit/database.ts';
import { openChangeBus } from './open-change-bus.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

it('a connection that receives nothing is abandoned, and listeners subscribe again', async () => {
  const network = await openNetwork(database.systemUrl);
  const bus = await openChangeBus({ systemUrl: network.url }, pino({ level: 'silent' }), { beatMs: 50 });
  const stop = new AbortController();
  const to = { workspaceId: '00000000-0000-4000-8000-000000000000', userId: '00000000-0000-4000-8000-000000000001' };
  const notes = bus.listen(to, stop.signal)[Symbol.asyncIterator]();
  network.swallow();
  expect(await notes.next()).toEqual({ done: false, value: { topic: 'access', workspaceId: to.workspaceId } });
  stop.abort();
  await bus.close();
  await network.close();
});

/** Opens a TCP proxy to PostgreSQL that can drop all packets without closing the connections. */
async function openNetwork(address: string) {
  const url = new URL(address);
  const { host, port } = tcpAddressOf(address);
  const ways: Socket[] = [];
  const server = createServer((near) => {
    const far = dial(port, host);
    ways.push(near, far);
    for (const end of [near, far]) end.on('error', () => {});
    near.pipe(far).pipe(near);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url.host = `127.0.0.1:${(server.address() as { port: number }).port}`;
  return {
    url: url.href,
    swallow: () => {
      for (const end of ways) end.unpipe().resume();
    },
    close: async () => {
      for (const end of ways) end.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
