import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from './connect.ts';
import { asOwner, diffToModels } from './migrate.ts';
import { prismaFolder, readMigrations, readSql } from './prisma-folder.ts';
import { withSchemaEngine } from './schema-engine.ts';
import { withScratchDatabase } from './scratch-database.ts';

export interface WriteMigrationOptions {
  readonly name: string;
  readonly now: Date;
  /** Folder that contains `schema/` and `migrations/`. If omitted, the folder of the repository is used. */
  readonly folder?: string;
}

/**
 * Writes a migration that changes the database to match the models, and returns its path. Returns null if the database
 * already matches.
 */
export async function writeMigration({
  name,
  now,
  folder = prismaFolder,
}: WriteMigrationOptions): Promise<string | null> {
  const sql = await withScratchDatabase(folder, (adminUrl) => nextStep(adminUrl, folder));
  if (!sql) return null;

  const step = join(folder, 'migrations', `${await nextTimestamp(folder, now)}_${slug(name)}`);
  await mkdir(step, { recursive: true });
  await writeFile(join(folder, 'migrations', 'migration_lock.toml'), 'provider = "postgresql"\n');
  await writeFile(join(step, 'migration.sql'), sql);
  return join(step, 'migration.sql');
}

async function nextStep(adminUrl: string, folder: string): Promise<string | null> {
  const change = await withSchemaEngine(asOwner(adminUrl), (engine) => diffToModels(engine, folder));
  if (!change) return null;
  const isFirst = (await readMigrations(folder)).migrationDirectories.length === 0;
  const script = isFirst ? `${await readSql('protect_workspace_table.sql')}\n${change}` : change;
  return `${[script, ...(await rowLevelSecurityStatements(adminUrl, script))].join('\n')}\n`;
}

/**
 * Returns statements that enable row-level security for new tables that have a workspace_id. Returns an empty list if
 * there are no such tables.
 */
async function rowLevelSecurityStatements(adminUrl: string, script: string): Promise<string[]> {
  const client = await connect(asOwner(adminUrl));
  try {
    await client.query(`begin;\n${script}`);
    const { rows } = await client.query<{ table: string }>(UNPROTECTED);
    await client.query('rollback');
    return rows.length ? ['', ...rows.map(({ table }) => `select protect_workspace_table('${table}');`)] : [];
  } finally {
    await client.end();
  }
}

const UNPROTECTED = `
  select c.oid::regclass::text as table
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relforcerowsecurity
   order by 1
`;

/**
 * Returns the timestamp of the next migration folder: the current time, or the newest migration's timestamp plus one if
 * that is later.
 */
async function nextTimestamp(folder: string, now: Date): Promise<string> {
  const [newest = ''] = (await readMigrations(folder)).migrationDirectories.at(-1)?.path.match(/^\d{14}/) ?? [];
  const timestamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  return timestamp > newest ? timestamp : String(BigInt(newest) + 1n);
}

const slug = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
