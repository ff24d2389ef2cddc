import { measure } from '../lib/measure.mjs';
import { SCENARIOS } from '../lib/scenarios.mjs';
import { scenarioTable } from '../lib/tables.mjs';
import { inWorld } from '../lib/worlds.mjs';

/** Measures throughput, latency, CPU and memory of each scenario. Read-only scenarios share a database and servers. */
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

/**
 * Returns the scenarios in groups that share a database and servers. A smoke run measures nothing, so all scenarios are
 * in one group.
 */
function groupsOf({ scenarios: names, isSmoke }) {
  if (isSmoke) return [names];
  const [isolated, shared] = [true, false].map((is) =>
    names.filter((name) => Boolean(SCENARIOS[name].isIsolated) === is),
  );
  return [shared, ...isolated.map((name) => [name])].filter(({ length }) => length > 0);
}
