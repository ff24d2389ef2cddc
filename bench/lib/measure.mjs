import { isDeepStrictEqual } from 'node:util';
import { load, once } from '../load/load.mjs';
import { median } from './median.mjs';

/**
 * Measures a scenario at each number of connections. Returns [{ scenario, title, connections, runs: { floor: [run…],
 * product: … } }].
 */
export async function measure(scenario, name, { servers, database, generator, options }) {
  const present = Object.entries(scenario.contestants)
    .filter(([who]) => servers[who])
    .map(([who, contestant]) => ({ name: who, server: servers[who], database, ...contestant }));
  await scenario.reset?.(database.admin);
  await sameAnswer(scenario.title, present, database.callers);
  const results = [];
  for (const connections of options.connections) {
    const warmUpMs = results.length === 0 ? FIRST_WARM_UP_MS : NEXT_WARM_UP_MS;
    const runs = await interleaved(present, { ...options, connections, warmUpMs, generator, scenario });
    results.push({ scenario: name, title: scenario.title, connections, runs });
  }
  return results;
}

/**
 * Runs all servers one after another in each round, with alternating order, so that other load on the machine affects
 * them equally.
 */
export async function interleaved(contestants, { rounds, generator, scenario = {}, warmUpMs, ...plan }) {
  const run = (contestant, milliseconds) =>
    counted(scenario, contestant, () =>
      load(contestant, { database: contestant.database, generator }, { ...plan, milliseconds }),
    );
  // Warms up the servers. The part `start-up` measures the first requests.
  if (!plan.requests) for (const contestant of contestants) await run(contestant, warmUpMs);
  const runs = Object.fromEntries(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? contestants : [...contestants].reverse();
    for (const contestant of order) runs[contestant.name].push(await run(contestant, plan.milliseconds));
  }
  return runs;
}

/**
 * Measures a run with empty counters and queues. Checks that the requests have written the rows that the scenario
 * lists.
 */
async function counted({ reset, rows = {} }, { name, database: { admin } }, work) {
  await reset?.(admin);
  const before = await countRows(admin, rows);
  const measured = await work();
  const after = await countRows(admin, rows);
  const written = Object.fromEntries(Object.keys(rows).map((table) => [table, after[table] - before[table]]));
  const expected = Object.fromEntries(Object.entries(rows).map(([table, each]) => [table, each * measured.count]));
  if (!isDeepStrictEqual(written, expected))
    throw new Error(`${name} wrote ${JSON.stringify(written)}; expected ${JSON.stringify(expected)}.`);
  await reset?.(admin);
  return measured;
}

async function countRows(admin, rows) {
  const counts = {};
  for (const table of Object.keys(rows)) {
    const result = await admin.query(`select count(*)::int as count from ${table}`);
    counts[table] = result.rows[0].count;
  }
  return counts;
}

export const FIRST_WARM_UP_MS = 1200;
const NEXT_WARM_UP_MS = 200;

/** Returns the median of the ratios between both servers' runs of the same round. */
export const ratio = (runs, floor, key) => median(runs.map((run, round) => run[key] / floor[round][key]));

/**
 * Checks that all servers return the same data, so that they do comparable work. `pick` extracts the data from a
 * response.
 */
async function sameAnswer(title, contestants, [caller]) {
  let expected;
  for (const { name, server, ask, pick } of contestants) {
    const answer = await once(server, ask(caller));
    if (answer.errors) throw new Error(`${title}: ${name} refuses: ${JSON.stringify(answer)}`);
    const picked = pick(name.startsWith('floor') ? answer : answer.data);
    if (isEmpty(picked)) throw new Error(`${title}: ${name} answers nothing: ${JSON.stringify(answer).slice(0, 600)}`);
    expected ??= picked;
    if (!isDeepStrictEqual(picked, expected)) throw new Error(difference(title, name, [expected, picked]));
  }
}

const isEmpty = (picked) => !picked || (typeof picked === 'object' && Object.keys(picked).length === 0);

const difference = (title, name, answers) =>
  [
    `${title}: ${name} answers otherwise than the floor.`,
    ...answers.map((answer) => JSON.stringify(answer).slice(0, 600)),
  ].join('\n');
