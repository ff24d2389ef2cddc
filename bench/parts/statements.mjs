import { SCENARIOS } from '../lib/scenarios.mjs';
import { start } from '../lib/servers.mjs';
import { statementTable } from '../lib/tables.mjs';
import { openWire } from '../lib/wire.mjs';
import { inWorld } from '../lib/worlds.mjs';
import { once } from '../load/load.mjs';

const REPEATS = { smoke: 1, measured: 5 };

/** Counts the SQL statements of one request for each server. A proxy records the statements. */
export async function statements(bench, { report, store }) {
  const names = bench.options.scenarios.length > 0 ? bench.options.scenarios : Object.keys(SCENARIOS);
  const repeats = bench.options.isSmoke ? REPEATS.smoke : REPEATS.measured;
  const results = [];
  await inWorld(bench, { who: [] }, async ({ database }) => {
    for (const who of bench.who.filter((name) => !name.startsWith('floor-')))
      results.push(...(await countFor(who, names, { database, repeats })));
  });
  store('statements', results);
  report(statementTable(results));
}

async function countFor(name, scenarios, { database, repeats }) {
  const wire = await openWire(database);
  const server = await start(name, { ...database, ...wire.addresses });
  const results = [];
  try {
    for (const scenario of scenarios) {
      const contestant = SCENARIOS[scenario].contestants[name];
      if (contestant)
        results.push({ name, scenario, ...(await count(contestant, { server, wire, database, repeats })) });
    }
  } finally {
    await server.stop();
    wire.close();
  }
  return results;
}

async function count({ ask }, { server, wire, database, repeats }) {
  const target = ask(database.callers[0]);
  await database.admin.query('delete from rate_limits');
  const times = async (number) => {
    for (let nth = 0; nth < number; nth += 1) await once(server, target);
  };
  await times(repeats);
  const recorded = await wire.during(() => times(repeats));
  return { statements: recorded.statements / repeats, context: recorded.context / repeats };
}
