import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList, SchemaContainer } from '@prisma/schema-engine-wasm';

/** Folder `prisma/` of the repository. Found both from the source code in `src` and from the build in `dist`. */
export const prismaFolder = climb(dirname(fileURLToPath(import.meta.url)));

export const readSql = (file: string) => readFile(join(prismaFolder, 'sql', file), 'utf8');

function climb(from: string): string {
  const candidate = join(from, 'prisma');
  if (existsSync(join(candidate, 'sql', 'roles.sql'))) return candidate;
  const above = dirname(from);
  if (above === from) throw new Error('The folder prisma/ is missing. Run the API from its repository.');
  return climb(above);
}

/** Reads the Prisma models, which are stored in one file per module. */
export async function readSchema(folder: string): Promise<SchemaContainer[]> {
  const files = (await readdir(join(folder, 'schema'))).filter((file) => file.endsWith('.prisma')).sort();
  return Promise.all(
    files.map(async (file) => ({ path: file, content: await readFile(join(folder, 'schema', file), 'utf8') })),
  );
}

/** Reads the migrations, oldest first. */
export async function readMigrations(folder: string): Promise<MigrationList> {
  const baseDir = join(folder, 'migrations');
  const entries = existsSync(baseDir) ? await readdir(baseDir, { withFileTypes: true }) : [];
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const directories = names.sort().map(async (name) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: await readStep(baseDir, name) } },
  }));
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(directories),
  };
}

const readStep = (baseDir: string, name: string) => readFile(join(baseDir, name, 'migration.sql'), 'utf8');
