#!/usr/bin/env node
// `pnpm check:contract` fails if a change of the API breaks clients and CHANGELOG.md does not name it (ADR 84), if a
// deprecation has no removal date, or if breaking-changes.json is outdated.
//   --write   writes packages/schema/breaking-changes.json from the entries of CHANGELOG.md
//   --accept  also makes the current schema the contract, so that earlier changes need no entry
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { breakingEntries, undatedDeprecations, unnamedChanges } from '../contract/contract.mjs';
import { repositoryRoot } from './lib/repository.mjs';

const pathOf = (name) => join(repositoryRoot, name);
const read = (name) => readFileSync(pathOf(name), 'utf8');
const CONTRACT = 'packages/schema/contract.graphql';
const ENTRIES = 'packages/schema/breaking-changes.json';

const accepts = process.argv.includes('--accept');
const schema = read('packages/schema/schema.graphql');
const entries = breakingEntries(read('CHANGELOG.md'));
const text = `${JSON.stringify(entries, null, 2)}\n`;
if (accepts || process.argv.includes('--write')) writeFileSync(pathOf(ENTRIES), text);

const unnamed = await unnamedChanges(read(CONTRACT), schema, entries);
for (const { path, message } of unnamed) console.log(`${accepts ? 'accepted' : 'breaking'}: ${path}: ${message}`);
if (accepts) writeFileSync(pathOf(CONTRACT), schema);
else if (unnamed.length > 0) {
  console.log(
    'Keep the old name with @deprecated, or add a line for each to CHANGELOG.md, and run `pnpm contract`:\n' +
      '- Breaking (2027-01-31): `Type.field` is now `Type.newField`.\n' +
      '`pnpm contract --accept` makes the current schema the contract without entries.',
  );
}
const undated = undatedDeprecations(schema);
for (const name of undated) {
  console.log(`${name}: end the reason of @deprecated with “Use … instead. Removed after 2027-01-31.”`);
}
const isStale = read(ENTRIES) !== text;
if (isStale) console.log(`${ENTRIES} is not current. Run \`pnpm contract\` and commit it.`);
process.exitCode = (!accepts && unnamed.length > 0) || undated.length > 0 || isStale ? 1 : 0;
