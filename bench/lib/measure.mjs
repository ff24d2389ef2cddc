import { load } from './load.mjs';
import { median } from './median.mjs';
import { sameAnswer } from './same-answer.mjs';

/** A scenario at each number of connections: [{ scenario, title, connections, runs: { floor: [run…], product: … } }]. */
export async function measure({ title, contestants, before }, { name: scenario, servers, database, options }) {
  const present = Object.entries(contestants)
    .filter(([name]) => servers[name])
    .map(([name, contestant]) => ({ name, server: servers[name], ...contestant }));
  await before?.(database);
  await sameAnswer(title, present, database.callers);
  const results = [];
  for (const connections of options.connections) {
    const warmUp = results.length === 0 ? FIRST_WARM_UP_MS : NEXT_WARM_UP_MS;
    const how = { ...options, connections, warmUp, before, databaseOf: () => database };
    results.push({ scenario, title, connections, runs: await interleaved(present, how) });
  }
  return results;
}

/** Rounds of all in turn, every other one backwards: a machine that is busy for a while is busy for all of them. */
export async function interleaved(contestants, { rounds, milliseconds, connections, warmUp, before, databaseOf }) {
  const run = async (contestant, length) => {
    const database = databaseOf(contestant);
    await before?.(database);
    return load(contestant, database, { connections, milliseconds: length });
  };
  // What is compiled and cached at the first calls is not what is measured here; `cold.mjs` does that.
  for (const contestant of contestants) await run(contestant, warmUp);
  const runs = Object.fromEntries(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? contestants : [...contestants].reverse();
    for (const contestant of order) runs[contestant.name].push(await run(contestant, milliseconds));
  }
  return runs;
}

export const FIRST_WARM_UP_MS = 3000;
const NEXT_WARM_UP_MS = 500;

/** Of two runs of one round, and then the median of the rounds. */
export const ratio = (runs, floor, key) => median(runs.map((run, round) => run[key] / floor[round][key]));
