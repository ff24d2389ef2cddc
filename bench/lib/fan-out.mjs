import { createRequire } from 'node:module';
import { idOf } from './documents.mjs';
import { once } from './load.mjs';
import { median } from './median.mjs';
import { SCENARIOS } from './scenarios.mjs';

const { WebSocket } = createRequire(new URL('../../apps/api/package.json', import.meta.url))('ws');

const MESSAGES_A_ROUND = 5;

/** From the request that sends a message until the last of all sockets has it. */
export async function measureFanOut({ servers, database, options }) {
  // Each in a workspace of its own: in one, the other server's watchers would be told of the same message meanwhile.
  const callers = { floor: database.callers[0], product: database.callers[1] };
  const watchers = {
    floor: await watchFloor(servers.floor, callers.floor, options.sockets),
    product: await watchProduct(servers.product, callers.product, options.sockets),
  };
  const runs = { floor: [], product: [] };
  for (let round = 0; round < options.rounds * MESSAGES_A_ROUND; round += 1) {
    for (const name of Object.keys(runs))
      runs[name].push(
        await oneMessage(servers[name], {
          caller: callers[name],
          watcher: watchers[name],
          ask: SCENARIOS.send.contestants[name].ask,
        }),
      );
  }
  for (const { sockets } of Object.values(watchers)) for (const socket of sockets) socket.terminate();
  // The first is warmth.
  const of = (name, key) => median(runs[name].slice(1).map((run) => run[key]));
  const result = { sockets: options.sockets };
  for (const name of Object.keys(runs))
    result[name] = { median: of(name, 'median'), last: of(name, 'last'), cpuMs: of(name, 'cpuMs') };
  return result;
}

async function oneMessage(server, { caller, watcher, ask }) {
  const [begun, cpu] = [performance.now(), server.cpu()];
  const arrivals = watcher.next(begun);
  await once(server, ask(caller)(0));
  const times = (await arrivals).sort((a, b) => a - b);
  // What a message leaves to do after it has arrived belongs to its cost, and not to the next one's time.
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return { median: times[times.length >> 1], last: times.at(-1), cpuMs: (server.cpu() - cpu) * 1000 };
}

const SETTLE_MS = 1500;

const watchFloor = ({ ports: [port] }, { workspaceId }, count) =>
  gathered(count, (arrived) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/${workspaceId}`);
    return opened(socket, { isReady: (text) => text === 'watching', arrived });
  });

function watchProduct({ ports: [port] }, { bearer, slug }, count) {
  // The protocol demands a text, even where an id stands for it.
  const payload = { query: '', extensions: { persistedQuery: { version: 1, sha256Hash: idOf('BenchWatch') } } };
  return gathered(count, (arrived) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
    const say = (message) => socket.send(JSON.stringify(message));
    socket.on('open', () => say({ type: 'connection_init', payload: { accessToken: bearer, workspace: slug } }));
    socket.on('message', (data) => {
      if (JSON.parse(data).type === 'connection_ack') say({ id: 'watch', type: 'subscribe', payload });
    });
    return opened(socket, { isReady: (text) => text.includes('connection_ack'), arrived });
  });
}

/** Sockets one by one in small crowds; `next` gives the milliseconds until each of them has the next message. */
async function gathered(count, open) {
  let arrived = () => {};
  const sockets = [];
  while (sockets.length < count) {
    const crowd = Array.from({ length: Math.min(CROWD, count - sockets.length) }, () => open(() => arrived()));
    sockets.push(...(await Promise.all(crowd)));
  }
  // The last subscriptions are still on their way; the protocol has no word for "I listen".
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const next = (begun) =>
    new Promise((resolve, reject) => {
      const times = [];
      const late = setTimeout(
        () => reject(new Error(`${times.length} of ${count} sockets heard the message.`)),
        PATIENCE_MS,
      );
      arrived = () => {
        if (times.push(performance.now() - begun) < count) return;
        clearTimeout(late);
        resolve(times);
      };
    });
  return { sockets, next };
}

const CROWD = 50;
const PATIENCE_MS = 30_000;

const opened = (socket, { isReady, arrived }) =>
  new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (data) => {
      const text = String(data);
      if (isReady(text)) resolve(socket);
      else if (text.includes('"errors"') || text.includes('"error"')) reject(new Error(text));
      else arrived();
    });
  });
