import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { phases, unitFolders } from '../bin/lib/phases.mjs';
import { listFiles } from '../language/inventory.mjs';
import { parseDocument } from './read-markdown.mjs';

const SOURCE = /\.(?:tsx?|[cm]?js|json|sql|graphql|prisma|ya?ml)$/;
const TEST = /^(?:apps|packages)\/(?!e2e\/).*\.test\.(?:tsx?|mjs)$/;

/**
 * Reads what documents can refer to: paths, packages with their scripts, tests, phases, other documents, the schema,
 * and the words of all sources.
 */
export function readRepository(root) {
  const files = listFiles(root, '');
  const folders = new Set(files.flatMap((file) => foldersOf(file)));
  const texts = files.filter((file) => file.endsWith('.md'));
  const manifests = files
    .filter((file) => /(?:^|\/)package\.json$/.test(file))
    .map((file) => JSON.parse(readText(root, file)));
  return {
    root,
    paths: new Set([...files, ...folders]),
    folderNames: new Set([...folders].map((folder) => folder.split('/').at(-1))),
    tests: files.filter((file) => TEST.test(file)),
    packages: new Map(manifests.map(({ name, scripts }) => [name, scripts ?? {}])),
    phases: new Set([...phases.map(({ name }) => name), ...unitFolders().map((folder) => folder.split('/').at(-1))]),
    documents: new Map(texts.map((file) => [file, parseDocument(file, readText(root, file))])),
    schema: buildSchema(readText(root, 'packages/schema/schema.graphql')),
    words: readWords(root, files),
  };
}

const readText = (root, file) => readFileSync(join(root, file), 'utf8');

function foldersOf(file) {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function readWords(root, files) {
  const words = new Set();
  for (const file of files.filter((path) => SOURCE.test(path) && path !== 'pnpm-lock.yaml'))
    for (const [word] of readText(root, file).matchAll(/[A-Za-z_]\w+/g)) words.add(word);
  return words;
}
