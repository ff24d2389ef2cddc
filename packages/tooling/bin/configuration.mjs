#!/usr/bin/env node
// Exports the configuration of a workspace, compares it with another workspace, and applies it there:
// configuration.mjs export|diff|apply --url https://frontdesk.example [--file FILE] [--kinds AGENT,FORM] [--production]
// The environment variable FRONTDESK_API_KEY is an API key of the workspace. Only needs Node and this file.
// docs/recipes/promote-a-configuration.md explains the steps.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

/** Maximum sizes of a document and of a request, in bytes. */
const MOST_DOCUMENT_BYTES = 80_000;
const MOST_REQUEST_BYTES = 95_000;

const EXPORT = 'query Export($kinds: [ConfigurationKind!]) { configuration(kinds: $kinds) { document itemCount } }';
const COMPARE = `query Compare($document: String!) { compareConfiguration(document: $document) {
  digest differences { kind key change fieldCount fields { path before after } } errors { code message field } } }`;
const APPLY = `mutation Apply($input: ApplyConfigurationInput!) { applyConfiguration(input: $input) {
  applied { kind key } errors { code message field } } }`;

/** Error that is explained to the user without a stack. */
class Failure extends Error {}

async function request(query, variables) {
  const response = await fetch(new URL('/graphql', options.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${process.env.FRONTDESK_API_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Failure(errors.map(({ message, extensions }) => `${extensions.code}: ${message}`).join('\n'));
  const [answer] = Object.values(data);
  const refusals = answer.errors ?? [];
  if (refusals.length > 0)
    throw new Failure(refusals.map(({ code, message, field }) => `${code} (${field}): ${message}`).join('\n'));
  return answer;
}

/** Returns documents with all items of the given kinds, each small enough for one request. */
function partsOf({ format, kinds, items }) {
  const wanted = options.kinds?.split(',') ?? kinds;
  const documentOf = (part) =>
    JSON.stringify({ format, kinds: [...new Set(part.map(({ kind }) => kind))], items: part });
  const fits = (part) => {
    const document = documentOf(part);
    return (
      Buffer.byteLength(document) <= MOST_DOCUMENT_BYTES &&
      Buffer.byteLength(JSON.stringify(document)) <= MOST_REQUEST_BYTES
    );
  };
  const parts = [];
  for (const item of items.filter(({ kind }) => wanted.includes(kind))) {
    const last = parts.at(-1);
    if (last && fits([...last, item])) last.push(item);
    else parts.push([item]);
  }
  return parts.map(documentOf);
}

async function readParts() {
  if (!options.file) throw new Failure('Give the document with --file.');
  const configuration = JSON.parse(await readFile(options.file, 'utf8'));
  const keys = new Set(configuration.items.map(({ kind, key }) => `${kind} ${key}`));
  return { parts: partsOf(configuration), isInFile: ({ kind, key }) => keys.has(`${kind} ${key}`) };
}

async function exportConfiguration() {
  const { document } = await request(EXPORT, { kinds: options.kinds?.split(',') ?? null });
  if (options.file) await writeFile(options.file, document);
  else process.stdout.write(document);
}

const SIGNS = { ADDED: '+', CHANGED: '~', ONLY_HERE: ' only in the workspace:' };

/** Prints the differences. Exits with 1 if an item was added or changed. */
async function printDifferences() {
  const { parts, isInFile } = await readParts();
  const lines = new Set();
  for (const document of parts) {
    const { differences } = await request(COMPARE, { document });
    for (const { kind, key, change, fieldCount, fields } of differences) {
      // Another part of the file can contain an item that this part does not.
      if (change === 'UNCHANGED' || (change === 'ONLY_HERE' && isInFile({ kind, key }))) continue;
      if (change !== 'ONLY_HERE') process.exitCode = 1;
      lines.add(`${SIGNS[change]} ${kind} ${key}`);
      for (const { path, before, after } of fields)
        lines.add(`    ${kind} ${key} ${path}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`);
      if (fieldCount > fields.length) lines.add(`    ${kind} ${key}: ${fieldCount - fields.length} more fields`);
    }
  }
  console.log(lines.size > 0 ? [...lines].join('\n') : 'No differences.');
}

/** Applies all items that differ, each part in one transaction. */
async function applyConfiguration() {
  const { parts } = await readParts();
  const productionAcknowledged = options.production;
  for (const document of parts) {
    const { digest, differences } = await request(COMPARE, { document });
    const items = differences
      .filter(({ change }) => change === 'ADDED' || change === 'CHANGED')
      .map(({ kind, key }) => ({ kind, key }));
    if (items.length === 0) continue;
    const { applied } = await request(APPLY, { input: { document, items, digest, productionAcknowledged } });
    for (const { kind, key } of applied) console.log(`${kind} ${key}`);
  }
}

const COMMANDS = { export: exportConfiguration, diff: printDifferences, apply: applyConfiguration };
const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string' },
    file: { type: 'string' },
    kinds: { type: 'string' },
    production: { type: 'boolean', default: false },
  },
});

try {
  const command = COMMANDS[positionals[0]];
  if (!command || !options.url || !process.env.FRONTDESK_API_KEY)
    throw new Failure('Use export, diff or apply with --url, and set FRONTDESK_API_KEY.');
  await command();
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
