import { setTimeout as pause } from 'node:timers/promises';
import { type Random, seeded } from './random.ts';
import type { ChaosStack, Process } from './stack.ts';

export interface KillPlan {
  readonly seed: number;
  readonly kills: number;
  /** Number of PostgreSQL crashes, in addition to the killed processes. */
  readonly crashes: number;
  readonly victims: readonly Process[];
  /** Expected number of messages in the whole run, and a function that returns the number so far. */
  readonly expected: number;
  readonly count: () => number;
  readonly say: (line: string) => void;
}

/**
 * Kills processes, which it restarts shortly afterwards, and crashes the database, each after a number of messages that
 * the seed determines. Returns a summary of each.
 */
export async function killAtRandom(stack: ChaosStack, blows: KillPlan, over: AbortSignal): Promise<string[]> {
  const { seed, kills, crashes, expected, count, say } = blows;
  const random = seeded(seed + 1);
  const all = kills + crashes;
  const struck: string[] = [];
  for (let nth = 1; nth <= all; nth += 1) {
    const moment = Math.floor((expected * (nth - random.fraction())) / (all + 1));
    while (count() < moment) await pause(20, undefined, { signal: over });
    const isCrash = Math.round((nth * crashes) / all) > Math.round(((nth - 1) * crashes) / all);
    const underWay = await takenJobs(stack);
    const what = isCrash ? await crashDatabase(stack) : await killProcess(blows, random);
    struck.push(`${what} after ${count()} messages, ${underWay} jobs under way`);
    say(`struck ${struck.at(-1)}`);
  }
  return struck;
}

async function crashDatabase(stack: ChaosStack): Promise<string> {
  await stack.crashDatabase();
  return 'PostgreSQL';
}

async function killProcess({ victims }: KillPlan, random: Random): Promise<string> {
  const victim = random.one(victims);
  await victim.kill();
  await pause(random.between(0, 1_500));
  await victim.start();
  return victim.runs;
}

const takenJobs = async (stack: ChaosStack): Promise<number> =>
  (await stack.rows<{ count: number }>(TAKEN, []))[0]?.count ?? 0;

const TAKEN = 'select count(*)::int as count from graphile_worker.jobs where locked_by is not null';
