#!/usr/bin/env node
// `npm run build` for a deployment: installs and builds on a machine with nothing but Node, whatever NODE_ENV is.
import { refuseOldNode } from './lib/node-version.mjs';

refuseOldNode();
const { pendingInstall, turbo } = await import('./lib/prepare.mjs');
const { step } = await import('./lib/step.mjs');

await step('Installing the packages', pendingInstall());
await step('Building', () => turbo('build'));
