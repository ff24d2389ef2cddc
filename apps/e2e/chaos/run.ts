import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '@frontdesk/simulators';
import { type ContactScript, phoneInboxesOf, playContact } from './contacts.ts';
import { killAtRandom } from './kill-processes.ts';
import { balance, type Ledger } from './ledger.ts';
import { countFaults, onceAndAgain } from './provider-faults.ts';
import { seeded } from './random.ts';
import { type ChaosStack, startChaosStack } from './stack.ts';
import { signInTeam } from './team.ts';
import { type ChaosWorkspace, createVerifiedWorkspace } from './workspaces.ts';

export interface Options {
  readonly seed: number;
  readonly kills: number;
  readonly conversations: number;
  /** Timeout for the work that is left after the last message of a contact, in milliseconds. */
  readonly patienceMs: number;
  readonly say: (line: string) => void;
}

export interface Report extends Ledger {
  readonly kills: readonly string[];
  readonly unfinished: readonly string[];
}

/** Maximum number of conversations in a workspace, because of the form's rate limit and the free times of one week. */
const IN_ONE_WORKSPACE = 25;

/** Runs many conversations with provider faults and killed processes, then compares the messages with the database. */
export async function runChaos(options: Options): Promise<Report> {
  const stack = await startChaosStack({ seed: options.seed, apis: 2, workers: 2 });
  try {
    const team = await signInTeam(stack.loadBalancer.url);
    const slugs = Array.from(
      { length: Math.ceil(options.conversations / IN_ONE_WORKSPACE) },
      (_, nth) => `chaos-${nth}`,
    );
    const places: ChaosWorkspace[] = [];
    for (const slug of slugs) places.push(await createVerifiedWorkspace(team, slug));
    addFaults(stack);
    const plots = plotsOf(options, places);
    const phones = phoneInboxesOf(stack);
    const over = AbortSignal.timeout(options.patienceMs + plots.length * 1_000);
    // The default limit on listeners would print a warning.
    setMaxListeners(0, over);
    // Assumes three messages per contact on average.
    const moments = { expected: options.conversations * 3, count: phones.count };
    const blows = { ...options, ...moments, crashes: 0, victims: stack.processes };
    const killing = killAtRandom(stack, blows, over);
    const unfinished = await playAll(plots, (plot) => playContact({ stack: stack, team, phones, over }, plot));
    const kills = await killing;
    await waitUntilIdle(stack, places, options.patienceMs);
    const ledger = await balance(stack, places);
    const { twilio, openai, calcom } = stack.simulators;
    const counts = { ...ledger.counts, ...countFaults({ twilio, openai, calcom }) };
    return { ...ledger, counts, kills, unfinished };
  } finally {
    await stack.close();
  }
}

/** Maximum number of conversations at the same time. */
const CONCURRENCY = 40;

async function playAll(
  plots: readonly ContactScript[],
  one: (plot: ContactScript) => Promise<void>,
): Promise<string[]> {
  const [left, unfinished] = [[...plots], [] as string[]];
  const next = async (): Promise<void> => {
    const plot = left.shift();
    if (!plot) return;
    await one(plot).catch((error: Error) => unfinished.push(`${plot.place.slug} ${plot.phone}: ${error.message}`));
    await next();
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, next));
  return unfinished;
}

function plotsOf({ seed, conversations }: Options, places: readonly ChaosWorkspace[]): ContactScript[] {
  const random = seeded(seed);
  return Array.from({ length: conversations }, (_, nth) => ({
    place: places[nth % places.length] as ChaosWorkspace,
    phone: `+4420794${String(nth).padStart(5, '0')}`,
    begins: random.chance(0.5) ? 'FORM' : 'WRITES',
    steppedIn: random.chance(0.2),
    patience: random.between(1, 6),
  }));
}

const commonFaults = (method: string): Fault[] => [
  { kind: 'LATENCY', method, rate: 0.1, ms: 300 },
  { kind: 'TOO_MANY', method, rate: 0.02, retryAfterSeconds: 1 },
  { kind: 'STATUS', method, rate: 0.02, status: 503 },
  { kind: 'DROP_AFTER', method, rate: 0.02 },
];

function addFaults({ simulators: { twilio, openai, calcom } }: ChaosStack): void {
  for (const provider of [twilio, openai, calcom])
    provider.faults.add(...onceAndAgain([...commonFaults('POST'), ...commonFaults('GET')]));
  twilio.faults.add(
    ...onceAndAgain([
      { kind: 'DUPLICATE', rate: 0.05 },
      { kind: 'REORDER', rate: 0.05 },
    ]),
  );
}

/** Waits until nothing is in progress, or until the time runs out. The final comparison reports what is unfinished. */
async function waitUntilIdle(stack: ChaosStack, places: readonly ChaosWorkspace[], patienceMs: number): Promise<void> {
  const end = performance.now() + patienceMs;
  const ids = places.map(({ id }) => id);
  // Checks twice, because processing the last report can cause another one.
  for (let still = 0; still < 2 && performance.now() < end; ) {
    await stack.simulators.settled();
    const { rows } = await stack.database.query<{ open: number }>(OPEN, [ids]);
    still = rows[0]?.open === 0 ? still + 1 : 0;
    await pause(250);
  }
}

const OPEN = `
  select (select count(*) from agent_runs where workspace_id = any($1) and step <> 'DONE')::int
    + (select count(*) from messages where workspace_id = any($1) and status in ('QUEUED', 'UNCONFIRMED'))::int
    + (select count(*) from inbound_events where workspace_id = any($1) and processed_at is null)::int
    + (select count(*) from bookings where workspace_id = any($1) and status = 'REQUESTED')::int
    + (select count(*) from graphile_worker.jobs where task_identifier in ('take_turn', 'greet_lead', 'process_inbound')
        and attempts < max_attempts)::int as open`;
