import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { SystemDb } from '../../db/system-db.ts';

export interface SpaOperation {
  readonly id: string;
  readonly name: string;
  readonly body: string;
}

/** The operations of the SPA that was built with this server. */
export async function readSpaManifest(): Promise<SpaOperation[]> {
  const path = createRequire(import.meta.url).resolve('@frontdesk/schema/persisted-operations.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as { operations: SpaOperation[] };
  return manifest.operations;
}

/** Every document a released SPA may send. Those of earlier releases stay: a tab that is open survives a deployment. */
export async function registerSpaOperations(
  { prisma }: SystemDb,
  operations: readonly SpaOperation[],
): Promise<Map<string, string>> {
  const data = operations.map(({ id, name, body }) => ({ id, name, document: body }));
  await prisma.spaOperation.createMany({ data, skipDuplicates: true });
  const known = await prisma.spaOperation.findMany({ select: { id: true, document: true } });
  return new Map(known.map(({ id, document }) => [id, document]));
}
