#!/usr/bin/env node
// Runs `npm start`: installs, builds and starts Frontdesk. Only needs Node. Skips steps whose inputs have not
// changed.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { useSupportedNode } from './lib/node-runtime.mjs';

await useSupportedNode();
// Imported after the version check, so that a Node version that cannot parse these files still reports that it is too
// old.
const { pendingBuild, pendingInstall } = await import('./lib/prepare.mjs');
const { repositoryRoot } = await import('./lib/repository.mjs');
const { step } = await import('./lib/step.mjs');

await step('Installing packages', pendingInstall());
await step('Building', pendingBuild());
runFrontdesk();

function runFrontdesk() {
  const child = spawn(process.execPath, ['--enable-source-maps', 'apps/api/dist/main.js'], {
    cwd: repositoryRoot,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // In a terminal, Ctrl-C is sent to the child process as well. A second signal would interrupt its shutdown.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
