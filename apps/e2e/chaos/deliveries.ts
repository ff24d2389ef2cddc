import { setTimeout as pause } from 'node:timers/promises';
import { type Random, seeded } from './random.ts';
import { openReceiver, type Receiver } from './receiver.ts';
import { type ChaosStack, startChaosStack } from './stack.ts';
import { signInTeam, type Team } from './team.ts';

export interface DeliveryOptions {
  readonly seed: number;
  readonly kills: number;
  readonly leads: number;
  readonly patienceMs: number;
  readonly say: (line: string) => void;
}

export interface DeliveryReport {
  readonly counts: Readonly<Record<string, number>>;
  /** Lost and duplicate deliveries, by kind. Each list is empty if there are none. */
  readonly faults: Readonly<Record<string, readonly string[]>>;
  readonly kills: readonly string[];
}

const [WORKSPACES, ENDPOINTS] = [3, 3];

/**
 * Delivers webhook events while workers are killed, then compares the stored deliveries with the requests that
 * arrived.
 */
export async function runDeliveries(options: DeliveryOptions): Promise<DeliveryReport> {
  const stack = await startChaosStack({ seed: options.seed, apis: 1, workers: 3 });
  const receiver = await openReceiver(seeded(options.seed));
  try {
    const over = AbortSignal.timeout(options.patienceMs);
    const team = await signInTeam(stack.loadBalancer.url);
    const slugs = Array.from({ length: WORKSPACES }, (_, nth) => `hooks-${nth}`);
    for (const slug of slugs) await createWebhookWorkspace(team, receiver, slug);
    const kills: string[] = [];
    const random = seeded(options.seed + 1);
    for (const [nth, leads] of waves(options).entries()) {
      const taking = submitLeads(team, slugs, leads);
      const scope = nth + 1 === options.kills ? 'ALL' : 'ONE';
      kills.push(await killWorkers(stack, receiver, { random, scope, over }));
      options.say(`killed ${kills.at(-1)}`);
      await taking;
    }
    await waitUntilIdle(stack, over);
    return { kills, ...(await balance(stack, receiver, options)) };
  } finally {
    await stack.close();
    await receiver.close();
  }
}

const CREATE = 'mutation ($input: CreateWorkspaceInput!) { createWorkspace(input: $input) { errors { code } } }';
const HOOK = `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { secret } }`;
const LEAD = 'mutation ($input: CreateLeadInput!) { createLead(input: $input) { errors { code } } }';

async function createWebhookWorkspace(team: Team, receiver: Receiver, slug: string): Promise<void> {
  const workspace = { slug, name: `Chaos ${slug}`, channel: 'WHATSAPP', environment: 'DEVELOPMENT', country: 'GB' };
  await team.ask(null, CREATE, workspace);
  for (let nth = 0; nth < ENDPOINTS; nth += 1) {
    const endpoint = `${slug}-${nth}`;
    const terms = { description: '', filterMatch: 'ALL', filterConditions: [], environment: null };
    const input = { ...terms, url: receiver.urlOf(endpoint), eventTypes: ['lead.created'], maskContactDetails: false };
    const { createWebhook } = await team.ask(slug, HOOK, input);
    receiver.know(endpoint, String(createWebhook?.['secret']));
  }
}

/** Splits the leads into as many groups as there are kills. */
function waves({ leads, kills }: DeliveryOptions): number[][] {
  const all = Array.from({ length: leads }, (_, nth) => nth);
  const size = Math.ceil(leads / kills);
  return Array.from({ length: kills }, (_, wave) => all.slice(wave * size, (wave + 1) * size));
}

/** Creates the leads, distributed evenly over the workspaces. */
async function submitLeads(team: Team, slugs: readonly string[], leads: readonly number[]): Promise<void> {
  for (const nth of leads) {
    const phone = `+4420794${String(nth).padStart(5, '0')}`;
    const input = { name: `Lead ${nth}`, phone, message: 'Hello', consent: true };
    await team.ask(slugs[nth % slugs.length] ?? '', LEAD, input);
  }
}

const UNDER_WAY = 10;

interface KillOptions {
  readonly random: Random;
  /** Whether one worker is killed or all of them at the same time. */
  readonly scope: 'ONE' | 'ALL';
  readonly over: AbortSignal;
}

/** Kills workers while a request waits for a response, then starts them again. Returns a summary. */
async function killWorkers(
  stack: ChaosStack,
  receiver: Receiver,
  { random, scope, over }: KillOptions,
): Promise<string> {
  const before = receiver.came.length;
  while (receiver.came.length < before + UNDER_WAY || receiver.open() === 0)
    await pause(10, undefined, { signal: over });
  const workers = stack.processes.filter(({ runs }) => runs === 'worker');
  const victims = scope === 'ALL' ? workers : [random.one(workers)];
  const summary = `${victims.length} after ${receiver.came.length} requests, ${receiver.open()} of them open`;
  await Promise.all(victims.map((victim) => victim.kill()));
  await pause(random.between(0, 1_000));
  await Promise.all(victims.map((victim) => victim.start()));
  return summary;
}

async function waitUntilIdle({ database }: ChaosStack, over: AbortSignal): Promise<void> {
  for (;;) {
    const { rows } = await database.query<{ open: number }>(
      "select count(*)::int as open from webhook_deliveries where state = 'PENDING'",
    );
    if (rows[0]?.open === 0) return;
    await pause(250, undefined, { signal: over });
  }
}

interface Delivery {
  readonly endpoint: string;
  readonly id: string;
  readonly state: string;
  /** Number of attempts that are stored as accepted. */
  readonly taken: number;
}

const LOG = `
  select split_part(w.url, '/', 4) as endpoint, d.message_id as id, d.state,
    (select count(*)::int from webhook_attempts a where a.workspace_id = d.workspace_id and a.delivery_id = d.id
      and a.cause is null) as taken
  from webhook_deliveries d join webhooks w on w.workspace_id = d.workspace_id and w.id = d.webhook_id`;

/** Compares the requests that arrived with the stored deliveries. */
async function balance({ database }: ChaosStack, { came }: Receiver, { leads }: DeliveryOptions) {
  const log = (await database.query<Delivery>(LOG)).rows;
  const keyOf = ({ endpoint, id }: { endpoint: string; id: string }) => `${endpoint} ${id}`;
  const seen = new Set(came.map(keyOf));
  const logged = new Set(log.map(keyOf));
  const once = new Map(came.map((one) => [keyOf(one), one]));
  const perLead = new Set([...once.values()].map(({ endpoint, leadId }) => `${endpoint} ${leadId}`));
  const of = (outcome: string) => came.filter((one) => one.outcome === outcome).length;
  return {
    counts: {
      deliveries: log.length,
      requests: came.length,
      'answers lost': of('LOST'),
      refused: of('REFUSED'),
      'cut off by a kill': of('CUT_OFF'),
      'seen once by whoever looks at webhook-id': once.size,
    },
    faults: {
      'not said to be delivered, once': log.filter((one) => one.state !== 'DELIVERED' || one.taken !== 1).map(keyOf),
      'in the log, and never came': log.map(keyOf).filter((key) => !seen.has(key)),
      'came, and is in no log': [...seen].filter((key) => !logged.has(key)),
      'came with a signature that is wrong': came.filter(({ verified }) => !verified).map(keyOf),
      'told under two ids': once.size === perLead.size ? [] : [`${once.size} ids for ${perLead.size} leads`],
      'never told': once.size === leads * ENDPOINTS ? [] : [`${once.size} of ${leads * ENDPOINTS}`],
    },
  };
}
