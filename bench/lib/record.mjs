import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { FIGURES, figuresOf } from './figures.mjs';
import { table } from './tables.mjs';

const HISTORY = new URL('../history.json', import.meta.url);
const CAUSES = new URL('../causes.md', import.meta.url);
const PAGE = new URL('../../docs/performance.md', import.meta.url);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Adds the figures of a standard run to bench/history.json, and writes the tables and the history to
 * docs/performance.md.
 */
export function record({ sections, results, options }) {
  const history = existsSync(HISTORY) ? JSON.parse(readFileSync(HISTORY, 'utf8')) : [];
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
  const entry = { date: new Date().toISOString().slice(0, 10), commit, load: loadNow(), figures: figuresOf(results) };
  const entries = [...history, entry];
  writeFileSync(HISTORY, `${JSON.stringify(entries, null, 2)}\n`);
  const page = [
    HEAD,
    circumstances(entry, options),
    targets(entry),
    readFileSync(CAUSES, 'utf8').trim(),
    historyOf(entries),
    '## Tables',
    ...sections,
  ].join('\n\n');
  writeFileSync(PAGE, `${page.replace(/\n{3,}/g, '\n\n').trim()}\n`);
  execFileSync('node_modules/.bin/biome', ['format', '--write', fileURLToPath(PAGE), fileURLToPath(HISTORY)], {
    cwd: ROOT,
  });
}

const loadNow = () => Math.round(os.loadavg()[0] * 10) / 10;

const HEAD = `# Performance

Written by \`pnpm bench --record\`; [bench/](../bench/README.md) describes the method. Everything is relative to the **floor**: a
handwritten \`node:http\` server that sends the JSON of one prepared statement in one round trip, over the same database behind the same
row-level security, with no authentication, no policies and no limits. Ratios of one run can be compared between machines; rates and times
cannot, because the servers, PostgreSQL and the load generator share the machine.`;

function circumstances({ date, commit, load }, { size, rounds, milliseconds }) {
  const [{ model }] = os.cpus();
  const count = (value) => value.toLocaleString('en');
  const conversations = size.workspaces * size.conversations;
  return table(
    ['', ''],
    [
      ['date', date],
      ['commit', commit],
      [
        'machine',
        `${os.availableParallelism()} × ${model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GB; load ${load} at the end`,
      ],
      ['Node', process.versions.node],
      [
        'data',
        `${count(size.workspaces)} workspaces, ${count(conversations)} conversations, ${count(conversations * size.messages)} messages`,
      ],
      ['rounds', `${rounds} of ${milliseconds / 1000} s for each server, interleaved; medians`],
    ],
  );
}

function targets({ figures }) {
  const rows = Object.entries(FIGURES).map(([name, { title, word, limit, isMet }]) => [
    title,
    figures[name],
    `${word} ${limit}`,
    isMet(figures[name]) ? 'yes' : '**no**',
  ]);
  return `## Targets\n\nRatios at 16 connections.\n\n${table(['figure', 'measured', 'target', 'met'], rows)}`;
}

function historyOf(entries) {
  const names = Object.keys(FIGURES);
  const rows = names.map((name) => [FIGURES[name].title, ...entries.map(({ figures }) => figures[name] ?? '·')]);
  const head = ['figure', ...entries.map(({ date, commit }) => `${commit}, ${date}`)];
  return `## History\n\nFrom bench/history.json, which each \`pnpm bench --record\` appends to.\n\n${table(head, rows)}`;
}
