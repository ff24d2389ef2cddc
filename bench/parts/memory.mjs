import { setTimeout as pause } from 'node:timers/promises';
import { median } from '../lib/median.mjs';
import { SCENARIOS } from '../lib/scenarios.mjs';
import { startProduct } from '../lib/servers.mjs';
import { memoryTable } from '../lib/tables.mjs';
import { inWorld } from '../lib/worlds.mjs';
import { load } from '../load/load.mjs';

const LOADS = ['inbox', 'point', 'search'];
const SETTINGS = {
  smoke: { settleMs: 0, each: { requests: 20 } },
  standard: { settleMs: 3000, each: { milliseconds: 5000 } },
  long: { settleMs: 10_000, each: { milliseconds: 60_000 } },
};

/** Measures the resident memory of an API process and a worker: idle, while requests run, and afterwards. */
export const memory = (bench, { report, store }) =>
  inWorld(bench, { who: [] }, async (world) => {
    const { isSmoke, isLong } = bench.options;
    const { settleMs, each } = SETTINGS[isSmoke ? 'smoke' : isLong ? 'long' : 'standard'];
    const [api, worker] = await Promise.all([
      startProduct(world.database),
      startProduct(world.database, { runs: 'worker' }),
    ]);
    try {
      await pause(settleMs);
      const idle = { api: api.memory(), worker: worker.memory() };
      const samples = [];
      const timer = setInterval(() => samples.push(api.memory()), 100);
      for (const name of LOADS)
        await load({ server: api, ask: SCENARIOS[name].contestants.product.ask }, world, { connections: 16, ...each });
      clearInterval(timer);
      samples.push(api.memory());
      await pause(settleMs);
      const quarter = Math.ceil(samples.length / 4);
      const loaded = {
        first: median(samples.slice(0, quarter)),
        last: median(samples.slice(-quarter)),
        most: Math.max(...samples),
      };
      const result = { idle, loaded, after: { api: api.memory(), worker: worker.memory() } };
      store('memory', result);
      report(memoryTable(result));
    } finally {
      await Promise.all([api.stop(), worker.stop()]);
    }
  });
