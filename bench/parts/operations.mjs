import { byId, productOf } from '../lib/asks.mjs';
import { SLUG } from '../lib/demo.mjs';
import { largeTemplate } from '../lib/large.mjs';
import { operationsIn, UNMEASURED } from '../lib/operations.mjs';
import { ownerOf } from '../lib/people.mjs';
import { startProduct } from '../lib/servers.mjs';
import { operationsTable } from '../lib/tables.mjs';
import { openWire } from '../lib/wire.mjs';
import { once } from '../load/load.mjs';

const TIMED_OUT = /SERVICE_UNAVAILABLE/;
const SMOKE_SCALE = 1000;
const WARM_UP = 2;
const MOST_SAMPLES = 25;
const FEWEST_SAMPLES = 5;
/** Time limit for the samples of one operation, in milliseconds. */
const BUDGET_MS = 400;

/**
 * Runs every query of the SPA, except `UNMEASURED`, as the owner of a large workspace. Reports the statements, and P50
 * and P99 with one connection.
 */
export async function operations({ cluster, options }, { report, store }) {
  const { name, rows } = await largeTemplate(cluster, { scale: options.isSmoke ? SMOKE_SCALE : 1 });
  const database = await cluster.copy(name);
  const wire = await openWire(database);
  const servers = [];
  const opened = (server) => {
    servers.push(server);
    return server;
  };
  try {
    const caller = await ownerOf(database.admin, SLUG);
    const cases = await operationsIn(database.admin, caller);
    const [listened, direct] = await Promise.all([
      startProduct({ ...database, ...wire.addresses }).then(opened),
      // Durations are measured with a server that does not use the proxy. A smoke run measures none.
      options.isSmoke ? null : startProduct(database).then(opened),
    ]);
    const [results, failures] = [[], []];
    for (const one of cases)
      await measureOne(one, { direct, listened, wire, caller, options }).then(
        (result) => results.push(result),
        (error) => {
          // In a measured run, a statement timeout is reported as a result.
          if (!options.isSmoke && TIMED_OUT.test(error.message)) results.push({ name: one.name, isTimedOut: true });
          else failures.push(`${one.name}: ${error.message}`);
        },
      );
    if (failures.length > 0) throw new Error(failures.join('\n'));
    store('operations', { rows, results, unmeasured: UNMEASURED });
    report(operationsTable({ rows, results, unmeasured: UNMEASURED }));
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    wire.close();
    await database.drop();
  }
}

async function measureOne({ id, name, variables }, { direct, listened, wire, caller, options }) {
  const body = JSON.stringify({ variables, extensions: byId(id) });
  const target = { path: '/graphql', headers: productOf(caller, caller.bearer), body };
  const ask = async (server) => {
    const { data, errors } = await once(server, target);
    if (errors || !data || Object.values(data).every((value) => value === null))
      throw new Error(`${name} ${JSON.stringify(variables)}: ${JSON.stringify(errors ?? data)}`);
    return data;
  };
  await ask(listened);
  const { statements, context } = await wire.during(() => ask(listened));
  if (options.isSmoke) return { name, statements, context };
  for (let nth = 0; nth < WARM_UP; nth += 1) await ask(direct);
  return { name, statements, context, ...(await sampled(() => ask(direct))) };
}

async function sampled(work) {
  const times = [];
  const begun = performance.now();
  while (times.length < FEWEST_SAMPLES || (times.length < MOST_SAMPLES && performance.now() - begun < BUDGET_MS)) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(times.length / 2)], p99: times.at(-1), samples: times.length };
}
