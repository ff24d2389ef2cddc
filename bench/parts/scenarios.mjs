import { measure } from '../lib/measure.mjs';
import { SCENARIOS } from '../lib/scenarios.mjs';
import { scenarioTable } from '../lib/tables.mjs';
import { inWorld } from '../lib/worlds.mjs';

/** Throughput, latency, CPU and memory of each scenario. Those that read share a database and servers; each other has its own. */
export async function scenarios(bench, { report, store }) {
  for (const group of groupsOf(bench.options)) {
    const who = bench.who.filter((one) => group.some((name) => SCENARIOS[name].contestants[one]));
    await inWorld(bench, { who }, async (world) => {
      for (const name of group) {
        const results = await measure(SCENARIOS[name], name, world);
        store(name, results);
        report(scenarioTable(results));
      }
    });
  }
}

/** A smoke run measures nothing, so one database and one set of servers are enough for all. */
function groupsOf({ scenarios: names, isSmoke }) {
  if (isSmoke) return [names];
  const [isolated, shared] = [true, false].map((is) =>
    names.filter((name) => Boolean(SCENARIOS[name].isIsolated) === is),
  );
  return [shared, ...isolated.map((name) => [name])].filter(({ length }) => length > 0);
}
