#!/usr/bin/env node
// Runs `npm run build` for a deployment: installs all packages and builds. Only needs Node, and ignores NODE_ENV.
import { useSupportedNode } from './lib/node-runtime.mjs';

await useSupportedNode();
const { pendingInstall, turbo } = await import('./lib/prepare.mjs');
const { step } = await import('./lib/step.mjs');

await step('Installing packages', pendingInstall());
await step('Building', () => turbo('build'));
