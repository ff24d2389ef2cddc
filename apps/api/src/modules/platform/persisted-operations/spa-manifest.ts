import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { SystemDb } from '../../../db/system-db.ts';

export interface SpaOperation {
  readonly id: string;
  readonly name: string;
  readonly body: string;
}

/** Returns the operations of the app version that was built together with this server. */
export async function readSpaManifest(): Promise<SpaOperation[]> {
  const path = createRequire(import.meta.url).resolve('@frontdesk/schema/persisted-operations.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as { operations: SpaOperation[] };
  return manifest.operations;
}

/** Documents of all released versions of the app, by id. */
export interface SpaDocuments {
  find(id: string): Promise<string | null>;
}

/**
 * Stores the app's operations. Operations of earlier releases are kept, because tabs that are open during a deployment
 * still use them. Unknown ids are looked up in the database, because a newer page can send its operations to an older
 * process during a deployment.
 */
export async function registerSpaOperations(
  { prisma }: SystemDb,
  operations: readonly SpaOperation[],
): Promise<SpaDocuments> {
  const rows = JSON.stringify(operations.map(({ id, name, body }) => ({ id, name, document: body })));
  // Raw SQL is used, because Prisma would compile a statement with three parameters per operation at every start.
  await prisma.$executeRaw`insert into spa_operations (id, name, document)
    select id, name, document from jsonb_to_recordset(${rows}::jsonb) as o (id text, name text, document text)
    on conflict do nothing`;
  const stored = await prisma.spaOperation.findMany({ select: { id: true, document: true } });
  const known = new Map(stored.map(({ id, document }) => [id, document]));
  return {
    find: async (id) => {
      if (known.has(id) || !SHA_256.test(id)) return known.get(id) ?? null;
      const later = await prisma.spaOperation.findUnique({ where: { id }, select: { document: true } });
      if (later) known.set(id, later.document);
      return later?.document ?? null;
    },
  };
}

const SHA_256 = /^[0-9a-f]{64}$/;
