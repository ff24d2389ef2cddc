import { ratio } from './measure.mjs';
import { median } from './median.mjs';

// Results as Markdown tables, for the terminal and for docs/performance.md.

const digits = (value) => (value >= 100 ? 0 : value >= 10 ? 1 : 2);
const number = (value) => value.toFixed(digits(value));
const ms = (value) => `${number(value)} ms`;
const of = (runs, key) => median(runs.map((run) => run[key]));

const table = (head, rows) =>
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

/** One scenario at each number of connections: ratios to the floor, then the figures. `generator`: its share of one core. */
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
