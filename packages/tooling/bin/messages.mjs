#!/usr/bin/env node
// `pnpm check:messages` fails if a text of the SPA is not a message, if a message is only a part of a sentence, if an
// exception is outdated or has no reason, or if the message catalogue is out of date.
import { join } from 'node:path';
import { findMissingMessages, NOT_MESSAGES } from '../language/messages.mjs';
import { repositoryRoot } from './lib/repository.mjs';
import { run } from './lib/run.mjs';

const { missing, fragments, stale } = findMissingMessages(repositoryRoot);
for (const { file, line, text } of missing) console.log(`${file}:${line} is not in the catalogue: “${text}”`);
if (missing.length > 0)
  console.log(`Write t\`…\`, or add an entry with a reason to ${NOT_MESSAGES} if the text is not shown as a sentence.`);
for (const { file, line, text } of fragments) console.log(`${file}:${line} is a part of a sentence: ${text}`);
if (fragments.length > 0) console.log('Write one whole message for each case: docs/recipes/add-a-text.md.');
for (const { file, text } of stale) console.log(`${NOT_MESSAGES}: the entry “${text}” of ${file} matches nothing.`);

// Runs without pnpm, which `npm test` does not require.
const lingui = join(repositoryRoot, 'apps/web/node_modules/.bin/lingui');
const options = ['check', 'sync', '--clean', '--workers', '1', '--verbose', '--config', 'apps/web/lingui.config.mjs'];
const { ok, output } = await run(lingui, options);
// An old Node skips optional packages that require a newer one, among them Lingui's native package.
const advice = output.includes('No Lingui config found')
  ? 'Packages are missing. Delete node_modules and run `npm test`, which installs them with a supported Node.'
  : 'Run `pnpm messages` and commit apps/web/src/locales/en.po.';
if (!ok) console.log(`${output.trim()}\n${advice}`);
process.exitCode = missing.length + fragments.length + stale.length > 0 || !ok ? 1 : 0;
