import { setTimeout as pause } from 'node:timers/promises';
import { balanceCampaigns } from './campaign-ledger.ts';
import { killAtRandom } from './kill-processes.ts';
import { createOutreach, type OutreachWorkspace, pressButton } from './outreach.ts';
import { countFaults, onceAndAgain } from './provider-faults.ts';
import type { Report } from './run.ts';
import { type ChaosStack, startChaosStack } from './stack.ts';
import { signInTeam, type Team } from './team.ts';

export interface CampaignOptions {
  readonly seed: number;
  /** Number of killed workers. `crashes` is the number of PostgreSQL crashes between them. */
  readonly kills: number;
  readonly crashes: number;
  readonly recipients: number;
  readonly patienceMs: number;
  readonly say: (line: string) => void;
}

const WORKSPACES = 2;
const CAMPAIGNS_OF_EACH = 2;

/**
 * Runs campaigns of two workspaces with provider faults and killed workers, then compares messages with the database.
 */
export async function runCampaignChaos(options: CampaignOptions): Promise<Report> {
  const stack = await startChaosStack({ seed: options.seed, apis: 1, workers: 2 });
  try {
    const team = await signInTeam(stack.loadBalancer.url);
    const places = await openAll(stack, team, options);
    addFaults(stack);
    for (const { slug, campaigns } of places)
      for (const { id, receivers } of campaigns) await pressButton(team, slug, 'start', { id, receivers });
    const over = AbortSignal.timeout(options.patienceMs);
    const count = () => stack.simulators.whatsAppCloud.state().messages.length;
    const victims = stack.processes.filter(({ runs }) => runs === 'worker');
    const blows = { ...options, expected: options.recipients, count, victims };
    const striking = killAtRandom(stack, blows, over);
    await pauseMidway({ stack: stack, team, over }, places[0]);
    const kills = await striking;
    const unfinished = await waitUntilEnded(stack, places, over);
    const ledger = await balanceCampaigns(stack, team, places);
    const { whatsAppCloud, receiver } = stack.simulators;
    const counts = { ...ledger.counts, ...countFaults({ whatsAppCloud, receiver }) };
    return { ...ledger, counts, kills, unfinished };
  } finally {
    await stack.close();
  }
}

async function openAll(stack: ChaosStack, team: Team, { recipients }: CampaignOptions): Promise<OutreachWorkspace[]> {
  const receivers = recipients / (WORKSPACES * CAMPAIGNS_OF_EACH);
  const places: OutreachWorkspace[] = [];
  for (let nth = 0; nth < WORKSPACES; nth += 1)
    places.push(await createOutreach(stack, team, `outreach-${nth}`, { receivers, campaigns: CAMPAIGNS_OF_EACH }));
  return places;
}

function addFaults({ simulators: { whatsAppCloud, receiver } }: ChaosStack): void {
  whatsAppCloud.faults.add(
    ...onceAndAgain([
      { kind: 'STATUS', method: 'POST', path: '/messages', rate: 0.03, status: 503, body: OUTAGE },
      { kind: 'TOO_MANY', method: 'POST', path: '/messages', rate: 0.02, retryAfterSeconds: 1 },
      { kind: 'DROP_AFTER', method: 'POST', path: '/messages', rate: 0.02 },
      { kind: 'DUPLICATE', rate: 0.05 },
      { kind: 'REORDER', rate: 0.05 },
    ]),
  );
  // The endpoint accepts the event, but the response is lost. The event is therefore sent again.
  receiver.faults.add({ kind: 'DROP_AFTER', method: 'POST', path: '/hooks', times: 2 });
}

/** Meta's error response to a request that was not accepted. */
const OUTAGE = { error: { code: 131_016, type: 'OAuthException', message: 'Service unavailable' } };

interface Stage {
  readonly stack: ChaosStack;
  readonly team: Team;
  readonly over: AbortSignal;
}

/** Pauses a campaign after a quarter of its messages, then resumes it. */
async function pauseMidway({ stack, team, over }: Stage, place: OutreachWorkspace | undefined): Promise<void> {
  const campaign = place?.campaigns[0];
  if (!campaign) throw new Error('There is a campaign.');
  const taken = async () =>
    Number((await stack.rows<{ taken: string }>(TAKEN, [campaign.id]))[0]?.taken) > campaign.receivers / 4;
  while (!(await taken())) await pause(100, undefined, { signal: over });
  await pressButton(team, place.slug, 'pause', { id: campaign.id });
  await pressButton(team, place.slug, 'resume', { id: campaign.id });
}

const TAKEN = 'select count(*) as taken from campaign_recipients where campaign_id = $1 and message_id is not null';

/** Waits until campaigns, events and deliveries are finished. If the time runs out, returns what is unfinished. */
async function waitUntilEnded(
  stack: ChaosStack,
  places: readonly OutreachWorkspace[],
  over: AbortSignal,
): Promise<string[]> {
  const ids = places.map(({ id }) => id);
  for (;;) {
    await stack.simulators.settled();
    const open = await stack.rows<{ what: string }>(OPEN, [ids]);
    if (open.length === 0 || over.aborted) return open.map(({ what }) => what);
    await pause(250);
  }
}

const OPEN = `
  select 'campaign ' || id || ' ' || state as what from campaigns where workspace_id = any($1) and state <> 'COMPLETED'
  union all select 'event ' || id from inbound_events where workspace_id = any($1) and processed_at is null
  union all select 'delivery ' || id from webhook_deliveries where workspace_id = any($1) and state = 'PENDING'`;
