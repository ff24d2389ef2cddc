#!/usr/bin/env node
// Database commands, which call functions of the API. `migration NAME` writes the next migration, `status` compares
// the database with the code, and `schema-sql [--check]` writes prisma/schema.sql or only compares it.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { repositoryRoot } from './lib/repository.mjs';

const folder = join(repositoryRoot, 'prisma');
const schemaFile = join(folder, 'schema.sql');
const fromApi = (file) => tsImport(`../../../apps/api/src/db/${file}`, import.meta.url);
const short = (path) => relative(repositoryRoot, path);

const commands = {
  async migration(name) {
    if (!name) throw new Error('Describe the change: pnpm db:migration "add lead notes"');
    const { writeMigration } = await fromApi('write-migration.ts');
    const file = await writeMigration({ name, now: new Date() });
    if (!file) return console.log('The migrations match the models. Nothing was written.');
    await writeFile(schemaFile, await renderedSchema());
    console.log(
      `Wrote ${short(file)} and ${short(schemaFile)}. Read both; after editing the first, run \`pnpm db:schema\`.`,
    );
  },

  async status() {
    const { status } = await fromApi('migrate.ts');
    const found = await withLiveDatabase((adminUrl) => status({ adminUrl }));
    const lists = ['pending', 'failed', 'edited', 'unknown'].filter((name) => found[name].length > 0);
    for (const name of lists) console.log(`${name}: ${found[name].join(', ')}`);
    if (found.drift && found.pending.length === 0) console.log(`drift, and the SQL that corrects it:\n${found.drift}`);
    if (lists.length > 0 || found.drift) process.exitCode = 1;
    else console.log('The database matches the code.');
  },

  async 'schema-sql'(flag) {
    const rendered = await renderedSchema();
    if (flag !== '--check') return writeFile(schemaFile, rendered);
    if (rendered === (await readFile(schemaFile, 'utf8').catch(() => ''))) return;
    throw new Error(
      `${short(schemaFile)} does not match the migrations. Run \`pnpm db:schema\` and commit the result.`,
    );
  },
};

async function renderedSchema() {
  const { withScratchDatabase } = await fromApi('scratch-database.ts');
  const { renderSchemaSql } = await fromApi('schema-sql.ts');
  return withScratchDatabase(folder, renderSchemaSql);
}

/** Runs `work` with the product's database: DATABASE_URL, or the embedded PostgreSQL, which is started if necessary. */
async function withLiveDatabase(work) {
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL);
  const { startEmbeddedPostgres } = await fromApi('embedded-postgres.ts');
  const { SILENT } = await fromApi('scratch-database.ts');
  const dataDir = process.env.DATA_DIR ?? join(repositoryRoot, '.data');
  if (!existsSync(join(dataDir, 'postgres')))
    throw new Error(
      `There is no database in ${dataDir}. Set DATABASE_URL, or DATA_DIR to the folder of an embedded database.`,
    );
  const server = await startEmbeddedPostgres({ dataDir, log: SILENT });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

const [command, argument] = process.argv.slice(2);
try {
  if (!Object.hasOwn(commands, command ?? ''))
    throw new Error('Usage: db.mjs migration NAME | status | schema-sql [--check]');
  await commands[command](argument);
} catch (error) {
  console.error(error.name === 'StartupError' || error.constructor === Error ? error.message : error);
  process.exitCode = 1;
}
