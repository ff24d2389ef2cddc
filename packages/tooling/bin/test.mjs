#!/usr/bin/env node
// `npm test` runs all checks and tests. No other process has to be started first.
//   test.mjs PATTERN…          runs only tests whose path matches a pattern, without apps/e2e; prints Jest's output
//   test.mjs --only=lint,api   runs only these phases, or the tests of these packages
//   test.mjs --write-times     also records the durations of test files in packages/tooling/test-times.json
import { useSupportedNode } from './lib/node-runtime.mjs';

refuseUnknownOptions(process.argv.slice(2));
await useSupportedNode();
const { pendingInstall } = await import('./lib/prepare.mjs');
await install();
// Imported after the version check, so that a Node version that cannot parse these files still reports that it is too
// old.
const { phases, stages, unitFolders } = await import('./lib/phases.mjs');

const writeTimes = process.argv.includes('--write-times');
const totals = { passed: 0, failed: 0, skipped: 0, tests: 0 };
const chosen = choose(process.argv.slice(2));
for (const queues of chosen) {
  const alone = queues.length === 1;
  if (!alone) console.log(`in parallel: ${queues.map(namesOf).join('; ')}`);
  await Promise.all(
    queues.map(async (queue) => {
      for (const { phase, options } of queue) await report(phase, options, alone);
    }),
  );
}

if (chosen.flat(2).some(({ phase }) => phase.isJest) && totals.tests === 0) {
  console.log('No test matches.');
  process.exitCode = 1;
}
if (totals.failed > 0) process.exitCode = 1;
console.log(`${totals.passed} passed, ${totals.failed} failed${totals.skipped ? `, ${totals.skipped} skipped` : ''}`);

function choose(args) {
  const only = args.find((arg) => arg.startsWith('--only='));
  const patterns = args.filter((arg) => !arg.startsWith('--'));
  const tests = phases.find((phase) => phase.name === 'tests');
  if (patterns.length > 0) return [[[{ phase: tests, options: { patterns, live: true } }]]];
  if (!only) return stages.map((queues) => queues.map((queue) => queue.map((phase) => ({ phase, options: {} }))));

  const names = only.slice('--only='.length).split(',');
  const packages = unitFolders().map((folder) => folder.split('/').at(-1));
  const unknown = names.filter((name) => !packages.includes(name) && !phases.some((phase) => phase.name === name));
  if (unknown.length > 0) {
    console.error(
      `Unknown: ${unknown.join(', ')}. Choose from: ${[...phases.map(({ name }) => name), ...packages].join(', ')}.`,
    );
    process.exit(1);
  }
  const projects = names.filter((name) => packages.includes(name));
  const picked = phases.filter((phase) => names.includes(phase.name)).map((phase) => ({ phase, options: {} }));
  const all = projects.length > 0 ? [...picked, { phase: tests, options: { projects } }] : picked;
  return all.map((one) => [[one]]);
}

/** Exits with an error if an option is unknown. A misspelled option would otherwise start all tests. */
function refuseUnknownOptions(args) {
  const unknown = args.filter((arg) => arg.startsWith('--') && !/^--(?:only=.+|write-times)$/.test(arg));
  if (unknown.length === 0) return;
  console.error(`Unknown: ${unknown.join(', ')}. Usage: test.mjs [PATTERN…] [--only=PHASE,PACKAGE…] [--write-times]`);
  process.exit(1);
}

function namesOf(queue) {
  return queue.map(({ phase }) => phase.name).join(', ');
}

/** Runs a phase and prints its result. The name of a phase that runs alone is printed before the phase starts. */
async function report(phase, options, alone) {
  const since = Date.now();
  const name = phase.name.padEnd(12);
  if (alone) process.stdout.write(options.live ? `${name}\n` : name);
  const { passed, failed, skipped, output } = await phase.run({ ...options, writeTimes });
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
  if (phase.isJest) totals.tests += passed + failed;
  const seconds = `${((Date.now() - since) / 1000).toFixed(1)} s`;
  const result = phase.isJest ? `${passed} passed, ${failed} failed` : failed ? 'failed' : 'passed';
  console.log(`${alone ? '' : name}${result}, ${seconds}`);
  if ((failed > 0 || phase.hasNotices) && output?.trim()) process.stdout.write(`\n${output.trimEnd()}\n\n`);
}

async function install() {
  const work = pendingInstall();
  if (!work) return;
  process.stdout.write('install     ');
  const { ok, output } = await work();
  console.log(ok ? 'passed' : `failed\n\n${output}\n0 passed, 1 failed`);
  if (!ok) process.exit(1);
}
