#!/usr/bin/env node
// `npm test`: everything that can be known about this code, in one command and with nothing running beforehand.
//   test.mjs PATTERN       only the tests whose path matches, with Jest's own output
//   test.mjs --only=lint,api   only these phases, or these packages' tests
import { refuseOldNode } from './lib/node-version.mjs';

refuseOldNode();
const { pendingInstall } = await import('./lib/prepare.mjs');
await install();
// Only now: some of the phases' tools are packages.
const { phases, unitFolders } = await import('./lib/phases.mjs');

const totals = { passed: 0, failed: 0, skipped: 0, tests: 0 };
const chosen = choose(process.argv.slice(2));
for (const { phase, options } of chosen) await report(phase, options);

if (chosen.some(({ phase }) => phase.isJest) && totals.tests === 0) {
  console.log('No test ran.');
  process.exitCode = 1;
}
if (totals.failed > 0) process.exitCode = 1;
console.log(`${totals.passed} passed, ${totals.failed} failed${totals.skipped ? `, ${totals.skipped} skipped` : ''}`);

function choose(args) {
  const only = args.find((arg) => arg.startsWith('--only='));
  const pattern = args.find((arg) => !arg.startsWith('--'));
  const tests = phases.find((phase) => phase.name === 'tests');
  if (pattern) return [{ phase: tests, options: { pattern, live: true } }];
  if (!only) return phases.map((phase) => ({ phase, options: {} }));

  const names = only.slice('--only='.length).split(',');
  const packages = unitFolders().map((folder) => folder.split('/').at(-1));
  const unknown = names.filter((name) => !packages.includes(name) && !phases.some((phase) => phase.name === name));
  if (unknown.length > 0) {
    console.error(`Not known: ${unknown}. There are: ${[...phases.map(({ name }) => name), ...packages].join(', ')}.`);
    process.exit(1);
  }
  const projects = names.filter((name) => packages.includes(name));
  const picked = phases.filter((phase) => names.includes(phase.name)).map((phase) => ({ phase, options: {} }));
  return projects.length > 0 ? [...picked, { phase: tests, options: { projects } }] : picked;
}

async function report(phase, options) {
  const since = Date.now();
  process.stdout.write(`${phase.name.padEnd(12)}${options.live ? '\n' : ''}`);
  const { passed, failed, skipped, output } = await phase.run(options);
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
  if (phase.isJest) totals.tests += passed + failed;
  const seconds = `${((Date.now() - since) / 1000).toFixed(1)} s`;
  console.log(`${phase.isJest ? `${passed} passed, ${failed} failed` : failed ? 'failed' : 'passed'}, ${seconds}`);
  if (failed > 0 && output) process.stdout.write(`\n${output.trimEnd()}\n\n`);
}

async function install() {
  const work = pendingInstall();
  if (!work) return;
  process.stdout.write('install     ');
  const { ok, output } = await work();
  console.log(ok ? 'passed' : `failed\n\n${output}\n0 passed, 1 failed`);
  if (!ok) process.exit(1);
}
