import { createRequire } from 'node:module';
import { idOf } from '../lib/documents.mjs';
import { median } from '../lib/median.mjs';
import { SCENARIOS } from '../lib/scenarios.mjs';
import { fanOutTable } from '../lib/tables.mjs';
import { inWorld } from '../lib/worlds.mjs';
import { once } from '../load/load.mjs';

const { WebSocket } = createRequire(new URL('../../apps/api/package.json', import.meta.url))('ws');

const MESSAGES_PER_ROUND = 5;
const SOCKETS = { measured: 1000, smoke: 10 };

export const fanOut = (bench, { report, store }) =>
  inWorld(bench, { who: ['floor', 'product'] }, async (world) => {
    const sockets = bench.options.isSmoke ? SOCKETS.smoke : SOCKETS.measured;
    const result = await measureFanOut({ ...world, options: { ...bench.options, sockets } });
    store('fan-out', result);
    report(fanOutTable(result));
  });

/** Measures the time from sending a message until every subscribed socket has received it. */
async function measureFanOut({ servers, database, options }) {
  // Each server uses a different workspace, so that its sockets do not receive messages sent through the other server.
  const callers = { floor: database.callers[0], product: database.callers[1] };
  const watchers = {
    floor: await watchFloor(servers.floor, callers.floor, options.sockets),
    product: await watchProduct(servers.product, callers.product, options.sockets),
  };
  const runs = { floor: [], product: [] };
  for (let round = 0; round < options.rounds * MESSAGES_PER_ROUND; round += 1) {
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
  // Leaves out the first message, which warms up the servers.
  const of = (name, key) => median(runs[name].slice(1).map((run) => run[key]));
  const result = { sockets: options.sockets };
  for (const name of Object.keys(runs))
    result[name] = { median: of(name, 'median'), last: of(name, 'last'), cpuMs: of(name, 'cpuMs') };
  return result;
}

async function oneMessage(server, { caller, watcher, ask }) {
  const [begun, cpu] = [performance.now(), server.cpu()];
  const arrivals = watcher.next(begun);
  await once(server, ask(caller));
  const times = (await arrivals).sort((a, b) => a - b);
  // Waits for work that continues after the message arrived, so that its CPU time is counted and does not affect the
  // next one.
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
  // The protocol requires a query text even if an id is given.
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

/**
 * Opens the sockets in groups. `next` returns, for each socket, the milliseconds until it receives the next message.
 */
async function gathered(count, open) {
  let arrived = () => {};
  const sockets = [];
  while (sockets.length < count) {
    const group = Array.from({ length: Math.min(GROUP, count - sockets.length) }, () => open(() => arrived()));
    sockets.push(...(await Promise.all(group)));
  }
  // The protocol does not acknowledge subscriptions, so the benchmark waits until the last ones are active.
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const next = (begun) =>
    new Promise((resolve, reject) => {
      const times = [];
      const timeout = setTimeout(
        () => reject(new Error(`${times.length} of ${count} sockets received the message.`)),
        TIMEOUT_MS,
      );
      arrived = () => {
        if (times.push(performance.now() - begun) < count) return;
        clearTimeout(timeout);
        resolve(times);
      };
    });
  return { sockets, next };
}

const GROUP = 50;
const TIMEOUT_MS = 30_000;

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
