import { load, once } from './load.mjs';
import { median } from './median.mjs';
import { SCENARIOS } from './scenarios.mjs';
import { start } from './servers.mjs';

/** The inbox from processes that have just started: the first answer, and the first hundred from sixteen connections. */
export async function coldStarts({ who, database, options }) {
  const { contestants } = SCENARIOS.inbox;
  const runs = Object.fromEntries(who.map((name) => [name, []]));
  for (let round = 0; round < options.rounds; round += 1) {
    for (const name of who) runs[name].push(await oneStart(name, contestants[name], database));
  }
  const results = Object.entries(runs).map(([name, of]) => ({
    name,
    ...Object.fromEntries(Object.keys(of[0]).map((key) => [key, median(of.map((run) => run[key]))])),
  }));
  return results;
}

async function oneStart(name, { ask }, database) {
  const begun = performance.now();
  const server = await start(name, database);
  const ready = performance.now();
  try {
    await once(server, ask(database.callers[0])(0));
    const first = performance.now();
    const { p50, p99 } = await load({ server, ask }, database, { connections: 16, requests: 100 });
    return { startMs: ready - begun, firstMs: first - ready, p50, p99, hundredMs: performance.now() - first };
  } finally {
    await server.stop();
  }
}
