import { parseArgs } from 'node:util';
import { runChaos } from './run.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    kills: { type: 'string', default: '25' },
    conversations: { type: 'string', default: '600' },
    minutes: { type: 'string', default: '10' },
  },
});
const say = (line: string) => void process.stdout.write(`${line}\n`);

const { counts, faults, kills, unfinished, seconds } = await runChaos({
  seed: Number(values.seed),
  kills: Number(values.kills),
  conversations: Number(values.conversations),
  patienceMs: Number(values.minutes) * 60_000,
  say,
});
say(`\n${kills.length} kills, ${seconds} seconds`);
for (const [what, count] of Object.entries(counts)) say(`${String(count).padStart(6)}  ${what}`);
const found = { 'not played to their end': unfinished, ...faults };
say('');
for (const [what, ones] of Object.entries(found)) {
  say(`${String(ones.length).padStart(6)}  ${what}`);
  for (const one of ones.slice(0, 10)) say(`        ${one}`);
}
process.exitCode = Object.values(found).some(({ length }) => length > 0) ? 1 : 0;
