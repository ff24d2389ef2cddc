// Generates `src/gql/<name>.ts` for every `<name>.graphql` file, and `src/gql/types.ts` for all of them. Each document
// file becomes a separate module, so that a lazily loaded page loads only its own documents.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { generatePersistedQueryManifest } from '@apollo/generate-persisted-query-manifest';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildASTSchema, NoUnusedFragmentsRule, parse, print, validate } from 'graphql';

process.chdir(import.meta.dirname);
const out = 'src/gql';
const manifestPath = '../../packages/schema/persisted-operations.json';
// `@unmask` is a client-side directive of Apollo Client. It is never sent to the server.
const UNMASK = 'directive @unmask on FRAGMENT_SPREAD';
const schema = parse(`${readFileSync('../../packages/schema/schema.graphql', 'utf8')}\n${UNMASK}`);
const rules = buildASTSchema(schema);
const banner = '// Made by codegen.mjs. Do not edit.\n';

const documents = readdirSync('src', { recursive: true })
  .filter((path) => path.endsWith('.graphql'))
  .sort()
  .map((path) => join('src', path))
  .map((path) => ({ location: path, document: parse(readFileSync(path, 'utf8')) }));
const fragments = documents.flatMap(({ location, document }) =>
  document.definitions
    .filter((definition) => definition.kind === 'FragmentDefinition')
    .map((node) => ({
      name: node.name.value,
      onType: node.typeCondition.name.value,
      node,
      isExternal: true,
      importFrom: location,
    })),
);

const config = {
  useTypeImports: true,
  enumType: 'string-literal',
  inlineFragmentTypes: 'mask',
  customDirectives: { apolloUnmask: true },
  nonOptionalTypename: true,
  skipTypeNameForRoot: true,
  defaultScalarType: 'unknown',
  avoidOptionals: { field: true, inputValue: false },
  scalars: { ID: 'string', DateTime: 'string', OneTimeSecret: 'string' },
};
const generate = (filename, files, plugin, extra) =>
  codegen({
    filename,
    schema,
    // Without `schemaAst`, the generator would parse and merge the schema again for every document.
    schemaAst: rules,
    documents: files,
    config: { ...config, ...extra },
    plugins: [{ plugin: {} }],
    pluginMap: { plugin },
  });

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
writeFileSync(`${out}/types.ts`, banner + (await generate('types.ts', documents, typescriptOperations)));

const taken = new Map();
for (const file of documents) {
  const name = `${basename(file.location, '.graphql')}.ts`;
  if (taken.has(name))
    throw new Error(`${file.location} and ${taken.get(name)} both generate ${out}/${name}. Rename one of the files.`);
  taken.set(name, file.location);
  const isOperation = file.document.definitions.some(({ kind }) => kind === 'OperationDefinition');
  // The server rejects documents with unused fragments.
  const [unused] = isOperation ? validate(rules, file.document, [NoUnusedFragmentsRule]) : [];
  if (unused) throw new Error(`${file.location}: ${unused.message} Move the fragment to a separate file.`);
  const own = new Set(file.document.definitions.map((definition) => definition.name?.value));
  const externalFragments = fragments.filter((fragment) => !own.has(fragment.name));
  const code = await generate(name, [file], typedDocumentNode, {
    externalFragments,
    importOperationTypesFrom: 'Types',
    // All documents were already validated when `types.ts` was generated.
    skipDocumentsValidation: true,
  });
  writeFileSync(join(out, name), `${banner}import type * as Types from './types.ts';\n${code}`);
}

const manifest = await generatePersistedQueryManifest({ documents: [writeDefinitions()] }, undefined);
writeFileSync(manifestPath, `${JSON.stringify(manifest, null, 2)}\n`);
const ids = Object.fromEntries(manifest.operations.map(({ name, id }) => [name, id]));
writeFileSync(
  `${out}/persisted-ids.ts`,
  `${banner}export const operationIds: Readonly<Record<string, string>> = ${JSON.stringify(ids, null, 1)};\n`,
);
console.log(`${documents.length} documents, ${manifest.operations.length} operations.`);

/** Writes each definition to a separate file, because the manifest generator reads one operation per file. */
function writeDefinitions() {
  const folder = mkdtempSync(join(tmpdir(), 'operations-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const node of documents.flatMap(({ document }) => document.definitions))
    writeFileSync(join(folder, `${node.name.value}.graphql`), print(node));
  return `${folder}/*.graphql`;
}
