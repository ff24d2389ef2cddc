#!/usr/bin/env node
// `pnpm bench --help` lists the options. Measures the built product, a handwritten baseline server and, on request,
// other GraphQL servers, all with the same database.
import { existsSync } from 'node:fs';
import { useSupportedNode } from '../packages/tooling/bin/lib/node-runtime.mjs';
import { startCluster } from './lib/cluster.mjs';
import { installPeers } from './lib/install-peers.mjs';
import { readOptions } from './lib/options.mjs';
import { record } from './lib/record.mjs';
import { shareProcess } from './lib/servers.mjs';
import { startGenerator } from './load/load.mjs';
import { PARTS } from './parts/parts.mjs';

await useSupportedNode();
const options = readOptions();
if (options) await run();

async function run() {
  if (!existsSync(new URL('../apps/api/dist/main.js', import.meta.url)))
    throw new Error('Build the product first: pnpm build');
  if (options.peers.length > 0) installPeers();
  const ends = [];
  try {
    const cluster = await timed('PostgreSQL', startCluster);
    ends.unshift(cluster.stop);
    // A smoke run measures nothing, so its products can share a process.
    if (options.isSmoke) ends.unshift(shareProcess());
    const generator = await startGenerator();
    ends.unshift(generator.stop);
    const bench = { cluster, generator, options, who: ['floor', 'floor-text', 'floor-4', 'product', ...options.peers] };
    await runParts(bench);
  } finally {
    for (const end of ends) await end();
  }
}

async function runParts(bench) {
  const [sections, results] = [[], {}];
  const out = {
    report: (section) => {
      sections.push(section);
      // A smoke run only checks that the benchmark works, so its figures are not printed.
      if (!options.isSmoke) process.stdout.write(`\n${section}\n`);
    },
    store: (name, measured) => {
      results[name] = measured;
    },
  };
  const runPart = (part) => timed(part, () => PARTS[part](bench, out));
  // A smoke run measures no durations, so its parts can run at the same time. Each has its own database and servers.
  if (options.isSmoke) await settleAll(options.parts.map(runPart));
  else for (const part of options.parts) await runPart(part);
  if (options.isRecord) record({ sections, results, options });
}

/** Waits for all promises and then throws the first error, because parts that still run need the shared process. */
async function settleAll(promises) {
  const failed = (await Promise.allSettled(promises)).find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
}

/** Returns the result of `work` and prints its duration. */
async function timed(step, work) {
  const begun = performance.now();
  const result = await work();
  console.log(`${step.padEnd(12)}done in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return result;
}
