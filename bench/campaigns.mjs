#!/usr/bin/env node
// Measures a campaign of 100,000 recipients with the provider simulators: how long it takes to store the audience,
// how fast the campaign's page is, and how much the campaign slows down conversations and another campaign.
// Run with `pnpm build && node --import tsx bench/campaigns.mjs [recipients]`.
import { readFile } from 'node:fs/promises';
import { setTimeout as rest } from 'node:timers/promises';
import { phoneInboxesOf } from '../apps/e2e/chaos/contacts.ts';
import { createOutreach, pressButton } from '../apps/e2e/chaos/outreach.ts';
import { startChaosStack } from '../apps/e2e/chaos/stack.ts';
import { signInTeam } from '../apps/e2e/chaos/team.ts';
import { createVerifiedWorkspace } from '../apps/e2e/chaos/workspaces.ts';
import { median } from './lib/median.mjs';

const RECIPIENTS = Number(process.argv[2] ?? 100_000);
const ROUNDS = 4;
const TALKS = 10;
const SMALL = 300;

const house = await startChaosStack({ seed: 1, apis: 1, workers: 1 });
try {
  await measure(await signInTeam(house.door.url));
} finally {
  await house.close();
}

async function measure(team) {
  const talk = await createVerifiedWorkspace(team, 'talk');
  const alone = await createOutreach(house, team, 'alone', { receivers: SMALL, campaigns: 3 });
  const big = await createOutreach(house, team, 'big', { receivers: RECIPIENTS, campaigns: 1 });
  await house.database.query('analyze');
  const [campaign] = big.campaigns;
  await runWhole(team, alone, 0);
  const without = await seconds(() => runWhole(team, alone, 1));
  await freezing(team, big, campaign);
  await page(team, big, campaign);
  await conversations(team, { talk, big, campaign });
  const before = sentBy(big);
  const beside = await seconds(() => runWhole(team, alone, 2));
  say(`a campaign of ${SMALL}`, { alone: without, 'beside the big one': beside, ratio: beside / without });
  say('messages meanwhile', { 'the small one': SMALL, 'the big one': sentBy(big) - before });
}

async function runWhole(team, { slug, campaigns }, nth) {
  const { id, receivers } = campaigns[nth];
  await pressButton(team, slug, 'start', { id, receivers });
  await until(async () => (await row('select state from campaigns where id = $1', [id])).state === 'COMPLETED');
}

/** Starts the campaign and waits until its audience is stored. Prints durations and the worker's memory. */
async function freezing(team, { slug }, { id, receivers }) {
  const idle = await mostHeld();
  const from = performance.now();
  await pressButton(team, slug, 'start', { id, receivers });
  const pressed = performance.now();
  await until(
    async () =>
      (await row('select audience_snapshot_at from campaigns where id = $1', [id])).audience_snapshot_at !== null,
  );
  say('finding its people', {
    recipients: receivers,
    'answer to the press, seconds': (pressed - from) / 1000,
    'all written down after, seconds': (performance.now() - pressed) / 1000,
    'the worker held before, MB': idle,
    'and at most, MB': await mostHeld(),
  });
}

async function page(team, { slug }, { id }) {
  const query = `{ campaign(id: "${id}") { total waiting sent delivered read replied failed skipped unconfirmed lastMinute } }`;
  await pressButton(team, slug, 'pause', { id });
  const times = [];
  for (let nth = 0; nth < 15; nth += 1) times.push(await seconds(() => team.ask(slug, query)));
  const { rows } = await house.database.query(
    `explain (analyze, costs off, timing off) select count(*) from campaign_recipients
     where workspace_id = (select workspace_id from campaigns where id = $1) and campaign_id = $1 and state in ('PENDING')`,
    [id],
  );
  say('its page', { 'median, ms': median(times) * 1000 });
  for (const { 'QUERY PLAN': line } of rows) if (/Scan|Execution/.test(line)) console.log(`  ${line}`);
  await pressButton(team, slug, 'resume', { id });
}

/** Measures conversations one after another, alternating between rounds with the campaign running and paused. */
async function conversations(team, { talk, big, campaign }) {
  const times = { resume: [], pause: [] };
  const phones = phoneInboxesOf(house);
  await answered(phones, { place: talk, phone: '+442060000000' });
  for (let round = 0; round < ROUNDS; round += 1) {
    const what = round % 2 === 0 ? 'resume' : 'pause';
    if (round > 0) await pressButton(team, big.slug, what, { id: campaign.id });
    await rest(2_000);
    for (let nth = 0; nth < TALKS; nth += 1) {
      const plot = { place: talk, phone: `+4420${61_000_000 + round * TALKS + nth}` };
      times[what].push(await seconds(() => answered(phones, plot)));
    }
  }
  await pressButton(team, big.slug, 'resume', { id: campaign.id });
  const [beside, alone] = [median(times.resume), median(times.pause)];
  say('from a message to its answer', { alone, 'beside the big one': beside, ratio: beside / alone });
}

async function answered(phones, plot) {
  await phones.say(plot, 'Hello');
  await until(async () => phones.received(plot).length > 0, 10);
}

function sentBy({ sandbox }) {
  const seed = sandbox.whatsAppCloud.accessToken.slice(3, 35);
  return house.simulators.whatsAppCloud.state().messages.filter((one) => one.seed === seed).length;
}

async function row(sql, values) {
  return (await house.database.query(sql, values)).rows[0];
}

/** Returns the highest resident memory that the worker has had so far, in MB. */
async function mostHeld() {
  const worker = house.processes.find(({ runs }) => runs === 'worker');
  const status = await readFile(`/proc/${worker.pid()}/status`, 'utf8');
  return Math.round(Number(status.match(/VmHWM:\s+(\d+)/)?.[1]) / 1024);
}

async function seconds(work) {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

async function until(is, everyMs = 50) {
  while (!(await is())) await rest(everyMs);
}

function say(what, figures) {
  const shown = Object.entries(figures).map(([name, figure]) => `${name} ${Number(figure.toPrecision(3))}`);
  console.log(`${what}: ${shown.join(', ')}`);
}
