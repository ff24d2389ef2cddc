import { ratio } from './measure.mjs';
import { median } from './median.mjs';

// Formats results as Markdown tables, for the terminal and for docs/performance.md.

const digits = (value) => (value >= 100 ? 0 : value >= 10 ? 1 : 2);
const number = (value) => value.toFixed(digits(value));
const ms = (value) => `${number(value)} ms`;
const of = (runs, key) => median(runs.map((run) => run[key]));

export const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');

const SCENARIO_HEAD = [
  'connections',
  'server',
  'throughput',
  'p50',
  'p99',
  'Node CPU',
  'PostgreSQL CPU',
  'requests/s',
  'p50 / p99',
  'CPU, Node + PostgreSQL',
  'memory',
  'generator',
];

/**
 * Formats the results of a scenario for each number of connections: ratios to the baseline server, then absolute
 * values. The column `generator` is the load generator's share of a CPU core.
 */
export function scenarioTable(results) {
  const rows = results.flatMap(({ connections, runs }) =>
    Object.entries(runs).map(([name, own]) => {
      const relative = (key) => ratio(own, runs.floor, key).toFixed(2);
      return [
        connections,
        name === 'product' ? '**product**' : name,
        ...['perSecond', 'p50', 'p99', 'cpuMs', 'backendsCpuMs'].map(relative),
        of(own, 'perSecond').toFixed(0),
        `${number(of(own, 'p50'))} / ${ms(of(own, 'p99'))}`,
        `${number(of(own, 'cpuMs'))} + ${ms(of(own, 'backendsCpuMs'))}`,
        `${of(own, 'memoryMb').toFixed(0)} MB`,
        `${(of(own, 'generatorCpu') * 100).toFixed(0)} %`,
      ];
    }),
  );
  return `### ${capital(results[0].title)}\n\n${table(SCENARIO_HEAD, rows)}`;
}

export function statementTable(results) {
  const scenarios = [...new Set(results.map(({ scenario }) => scenario))];
  const names = [...new Set(results.map(({ name }) => name))];
  const cell = (name, scenario) => {
    const found = results.find((result) => result.name === name && result.scenario === scenario);
    return found ? `${round(found.statements)} + ${round(found.context)}` : '·';
  };
  const rows = scenarios.map((scenario) => [scenario, ...names.map((name) => cell(name, scenario))]);
  return `### Statements of one operation\n\nStatements + those that begin, scope and end a transaction or prove the caller, as recorded on the wire.\n\n${table(['operation', ...names], rows)}`;
}

const round = (value) => String(Math.round(value * 10) / 10);

export function startUpTable(results) {
  const rows = results.map(({ name, startMs, firstMs, p50, p99, hundredMs, memoryMb }) => [
    name,
    ...[startMs, firstMs, hundredMs, p50, p99].map(ms),
    `${memoryMb.toFixed(0)} MB`,
  ]);
  const head = ['server', 'start', 'first answer', 'next hundred', 'p50', 'p99', 'memory after'];
  return `### Start-up\n\nThe inbox page from a process that has just started; 16 connections ask for the next hundred. PostgreSQL stays warm.\n\n${table(head, rows)}`;
}

export function fanOutTable({ sockets, floor, product }) {
  const row = (name, { median: half, last, cpuMs }) => [name, ms(half), ms(last), ms(cpuMs)];
  const relative = [
    'product ÷ floor',
    ...['median', 'last', 'cpuMs'].map((key) => (product[key] / floor[key]).toFixed(2)),
  ];
  const rows = [row('floor', floor), row('product', product), relative];
  const head = ['server', 'p50 of the sockets', 'last socket', 'CPU per message'];
  return `### A message to ${sockets.toLocaleString('en')} sockets\n\nFrom the request that sends it.\n\n${table(head, rows)}`;
}

export function growthTable(results) {
  const rows = results.map(({ what, from, to, ...costs }) => [
    what,
    `${from} → ${to}`,
    ...['floor', 'product', 'ratio'].map((key) => costs[key].toFixed(2)),
  ]);
  const head = ['what grows', 'from → to', 'floor', 'product', 'product ÷ floor'];
  return `### What growth costs\n\nInbox page, 16 connections: how many times as long a request takes, by throughput. Below 1 it is faster.\n\n${table(head, rows)}`;
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

const SLOW_MS = 50;

export function operationsTable({ rows, results, unmeasured }) {
  const measured = results.filter(({ p50 }) => p50 !== undefined).sort((a, b) => b.p50 - a.p50);
  const timedOut = results.filter(({ isTimedOut }) => isTimedOut).map(({ name }) => name);
  const slow = measured.filter(({ p50 }) => p50 > SLOW_MS);
  const data = Object.entries(rows).map(([name, count]) => `${count.toLocaleString('en')} ${name}`);
  const reasons = Object.entries(unmeasured).map(([name, why]) => `- ${name}: ${why}`);
  const cells = measured.map(({ name, statements, context, p50, p99 }) => [
    name,
    `${statements} + ${context}`,
    ms(p50),
    ms(p99),
  ]);
  return [
    '### Queries of the SPA in a large workspace',
    `As the owner, one connection. ${data.join(', ')}. ${results.length} variants; ${slow.length} have a P50 above ${SLOW_MS} ms.`,
    timedOut.length > 0
      ? `Answered with SERVICE_UNAVAILABLE, after the time limit of a statement: ${timedOut.join('; ')}.`
      : '',
    'P99 is the slowest of at most 25 samples.',
    table(['operation', 'statements', 'P50', 'P99'], cells),
    `Not measured:\n\n${reasons.join('\n')}`,
  ].join('\n\n');
}

export function turnsTable(results) {
  const rows = results.map(({ modelMs, people, p50, p99, perSecond, cpuMs, waitMs, turnMs }) => [
    `${modelMs / 1000} s`,
    people,
    ...[p50, p99, waitMs, turnMs].map(ms),
    number(perSecond),
    ms(cpuMs),
  ]);
  const head = ['model', 'people', 'P50', 'P99', 'wait', 'turn', 'replies/s', 'CPU per turn'];
  const text = `All people write at the same time; one API process, one worker process. P50 and P99: from the message until the provider has the reply.
\`wait\`: median from the stored message to the start of its turn. \`turn\`: median of the turn, the model included.
The message ends a sentence, so the agent does not wait for more messages.`;
  return `### Turns of the agent\n\n${text}\n\n${table(head, rows)}`;
}

export function ratesTable(results) {
  const rows = results.map(({ what, count, seconds, perSecond, cpuMs, apiMb, workerMb }) => [
    what,
    count.toLocaleString('en'),
    `${number(seconds)} s`,
    number(perSecond),
    ms(cpuMs),
    `${apiMb.toFixed(0)} MB`,
    `${workerMb.toFixed(0)} MB`,
  ]);
  const head = ['what', 'count', 'time', 'per second', 'CPU each', 'memory of the API', 'of the worker'];
  return `### Imports and webhooks\n\n${table(head, rows)}`;
}

export function memoryTable({ idle, loaded, after }) {
  const mb = (value) => `${value.toFixed(0)} MB`;
  const rows = [
    ['API', ...[idle.api, loaded.first, loaded.last, loaded.most, after.api].map(mb)],
    ['worker', mb(idle.worker), '·', '·', '·', mb(after.worker)],
  ];
  const head = ['process', 'idle', 'first quarter of the load', 'last quarter', 'most', 'after'];
  return `### Memory\n\nResident memory; the load is 16 connections of reads.\n\n${table(head, rows)}`;
}

const FIGURES = {
  shellKb: 'shell, JavaScript, kB gzip',
  inboxKb: 'first load of the inbox, JavaScript, kB gzip',
  inboxFiles: 'first load of the inbox, JavaScript files',
};

export function sizesTable(measured, budget) {
  const rows = Object.entries(measured).map(([name, value]) => [
    FIGURES[name],
    value,
    budget[name].target,
    budget[name].recorded,
  ]);
  return `### Sizes of the SPA\n\nBy static imports of the build.\n\n${table(['figure', 'measured', 'target', 'recorded'], rows)}`;
}
