import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { chart } from './chart.mjs';

const docs = (name) => new URL(`../../docs/${name}`, import.meta.url);

/** What was measured, with all that is needed to measure it again. */
export async function writeDocument({ sections, results, bench }) {
  const picture = results.find(({ scenario, connections }) => scenario === 'inbox' && connections === 16);
  if (picture) writeFileSync(docs('performance.svg'), chart(picture));
  const parts = [HEAD, await circumstances(bench), picture ? PICTURE : '', ...sections];
  writeFileSync(
    docs('performance.md'),
    `${parts
      .filter(Boolean)
      .join('\n\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()}\n`,
  );
  execFileSync('npx', ['biome', 'format', '--write', 'docs/performance.md'], { cwd: docs('..'), stdio: 'ignore' });
}

const HEAD = `# Performance

Written by \`pnpm bench --peers --write\`; [bench/](../bench/README.md) says how it measures, and what it does not.
Everything is relative to the **floor**: a hand-written \`node:http\` server that sends the JSON of one SQL statement, over the same
database behind the same row-level security, with no authentication, no policies and no limits. More throughput is better; less of
everything else. Read ratios, not rates: all servers, PostgreSQL and the generator share the machine.`;

const PICTURE = '![Throughput of the inbox page relative to the floor](performance.svg)';

async function circumstances({ database, size, options }) {
  const { rows } = await database.admin.query('show server_version');
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const [{ model }] = os.cpus();
  const count = (value) => value.toLocaleString('en');
  const conversations = size.workspaces * size.conversations;
  const facts = [
    ['date', new Date().toISOString().slice(0, 10)],
    ['commit', commit],
    [
      'machine',
      `${os.availableParallelism()} × ${model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()} ${os.release()}`,
    ],
    ['versions', `Node ${process.versions.node}, PostgreSQL ${rows[0].server_version}${peerVersions(options.peers)}`],
    [
      'data',
      `${count(size.workspaces)} workspaces, ${count(conversations)} conversations, ${count(conversations * size.messages)} messages`,
    ],
    ['rounds', `${options.rounds} of ${options.milliseconds / 1000} s for each server, interleaved; medians`],
  ];
  return ['| | |', '| --- | --- |', ...facts.map((fact) => `| ${fact.join(' | ')} |`)].join('\n');
}

function peerVersions(peers) {
  if (peers.length === 0) return '';
  const { dependencies } = JSON.parse(readFileSync(new URL('../peers/package.json', import.meta.url)));
  const shown = {
    'graphql-yoga': 'GraphQL Yoga',
    mercurius: 'Mercurius',
    postgraphile: 'PostGraphile',
    'graphql-jit': 'graphql-jit',
  };
  return Object.entries(shown)
    .map(([name, title]) => `, ${title} ${dependencies[name]}`)
    .join('');
}
