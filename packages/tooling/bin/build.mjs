#!/usr/bin/env node
// `npm run build` for a deployment: installs and builds on a machine with nothing but Node, whatever NODE_ENV is.
import { useSupportedNode } from './lib/node-runtime.mjs';

await useSupportedNode();
const { pendingInstall, turbo } = await import('./lib/prepare.mjs');
const { step } = await import('./lib/step.mjs');

await step('Installing the packages', pendingInstall());
await step('Building', () => turbo('build'));
