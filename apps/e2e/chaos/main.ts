import { parseArgs } from 'node:util';
import { runCampaignChaos } from './campaign-run.ts';
import { runDeliveries } from './deliveries.ts';
import { runChaos } from './run.ts';

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: 'conversations' },
    seed: { type: 'string', default: '1' },
    kills: { type: 'string', default: '25' },
    conversations: { type: 'string', default: '600' },
    recipients: { type: 'string', default: '5000' },
    crashes: { type: 'string', default: '1' },
    leads: { type: 'string', default: '400' },
    minutes: { type: 'string', default: '10' },
  },
});
const say = (line: string) => void process.stdout.write(`${line}\n`);
const common = {
  seed: Number(values.seed),
  kills: Number(values.kills),
  patienceMs: Number(values.minutes) * 60_000,
  say,
};

const PARTS = {
  conversations: () => runChaos({ ...common, conversations: Number(values.conversations) }),
  campaigns: () =>
    runCampaignChaos({ ...common, recipients: Number(values.recipients), crashes: Number(values.crashes) }),
  webhooks: async () => ({ ...(await runDeliveries({ ...common, leads: Number(values.leads) })), unfinished: [] }),
};
if (!Object.hasOwn(PARTS, values.part)) throw new Error(`--part is one of ${Object.keys(PARTS).join(', ')}.`);

const since = performance.now();
const { counts, faults, kills, unfinished } = await PARTS[values.part as keyof typeof PARTS]();
say(`\n${kills.length} blows, ${Math.round((performance.now() - since) / 1000)} seconds`);
for (const [what, count] of Object.entries(counts)) say(`${String(count).padStart(6)}  ${what}`);
const found = { 'not played to their end': unfinished, ...faults };
say('');
for (const [what, ones] of Object.entries(found)) {
  say(`${String(ones.length).padStart(6)}  ${what}`);
  for (const one of ones.slice(0, 10)) say(`        ${one}`);
}
process.exitCode = Object.values(found).some(({ length }) => length > 0) ? 1 : 0;
