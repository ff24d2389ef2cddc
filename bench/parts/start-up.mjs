import { median } from '../lib/median.mjs';
import { SCENARIOS } from '../lib/scenarios.mjs';
import { start } from '../lib/servers.mjs';
import { startUpTable } from '../lib/tables.mjs';
import { inWorld } from '../lib/worlds.mjs';
import { load, once } from '../load/load.mjs';

const { contestants } = SCENARIOS.inbox;
const REQUESTS = 100;

/**
 * Measures new processes: the time until they listen, the first response, and the next hundred responses with 16
 * connections.
 */
export const startUp = (bench, { report, store }) =>
  inWorld(bench, { who: [] }, async (world) => {
    const who = bench.options.isSmoke ? ['product'] : bench.who.filter((name) => contestants[name]);
    const runs = Object.fromEntries(who.map((name) => [name, []]));
    for (let round = 0; round < bench.options.rounds; round += 1)
      for (const name of who) runs[name].push(await startOnce(name, world));
    const results = Object.entries(runs).map(([name, of]) => ({
      name,
      ...Object.fromEntries(Object.keys(of[0]).map((key) => [key, median(of.map((run) => run[key]))])),
    }));
    store('start-up', results);
    report(startUpTable(results));
  });

async function startOnce(name, world) {
  const { ask } = contestants[name];
  const begun = performance.now();
  const server = await start(name, world.database);
  const ready = performance.now();
  try {
    await once(server, ask(world.database.callers[0]));
    const first = performance.now();
    const { p50, p99 } = await load({ server, ask }, world, { connections: 16, requests: REQUESTS });
    const hundredMs = performance.now() - first;
    return { startMs: ready - begun, firstMs: first - ready, p50, p99, hundredMs, memoryMb: server.memory() };
  } finally {
    await server.stop();
  }
}
