#!/usr/bin/env node
// `npm start` on a machine with nothing but Node: installs, builds and runs Frontdesk, and does nothing twice.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { useSupportedNode } from './lib/node-runtime.mjs';

await useSupportedNode();
// Imported here, because older Node versions cannot parse these files.
const { pendingBuild, pendingInstall } = await import('./lib/prepare.mjs');
const { repositoryRoot } = await import('./lib/repository.mjs');
const { step } = await import('./lib/step.mjs');

await step('Installing the packages', pendingInstall());
await step('Building', pendingBuild());
runFrontdesk();

function runFrontdesk() {
  const child = spawn(process.execPath, ['--enable-source-maps', 'apps/api/dist/main.js'], {
    cwd: repositoryRoot,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // In a terminal, Ctrl-C reaches the child already. A second signal would interrupt its shutdown.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
