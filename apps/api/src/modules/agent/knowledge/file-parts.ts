import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../auth/context.ts';
import type { SecretLocation } from '../../../crypto/vault.ts';

interface FileOf {
  readonly workspaceId: string;
  readonly fileId: string;
}

const PART_BYTES = 512 * 1024;

/** Encrypts and stores a file while the file is being received. Returns the size of the file in bytes. */
export async function storeFile(
  services: Pick<Services, 'database' | 'vault' | 'clock'>,
  file: FileOf,
  bytes: AsyncIterable<Buffer>,
): Promise<number> {
  let [size, position] = [0, 0];
  let taken: Buffer[] = [];
  const store = async () => {
    const part = Buffer.concat(taken);
    taken = [];
    size += part.length;
    await storePart(services, file, { position, part });
    position += 1;
  };
  for await (const chunk of bytes) {
    taken.push(chunk);
    if (taken.reduce((sum, { length }) => sum + length, 0) >= PART_BYTES) await store();
  }
  if (taken.length > 0) await store();
  return size;
}

const storePart = (
  { database, vault, clock }: Pick<Services, 'database' | 'vault' | 'clock'>,
  { workspaceId, fileId }: FileOf,
  { position, part }: { readonly position: number; readonly part: Buffer },
): Promise<void> =>
  database.forWorkspace(workspaceId).write(async (tx) => {
    const id = uuidv7();
    const sealed = await vault.sealFor(tx, placeOf(workspaceId, id), part.toString('base64'));
    await tx.knowledgeFilePart.create({ data: { workspaceId, id, fileId, position, sealed, createdAt: clock() } });
  });

/** Returns the content of a file. The result is empty if the parts of the file were deleted. */
export async function loadFile(
  { database, vault }: Pick<Services, 'database' | 'vault'>,
  { workspaceId, fileId }: FileOf,
): Promise<Buffer> {
  const db = database.forWorkspace(workspaceId);
  const select = { id: true, position: true };
  const parts = await db.read((tx) => tx.knowledgeFilePart.findMany({ where: { fileId }, select }));
  const loaded: Buffer[] = [];
  for (const { id } of parts.toSorted((one, other) => one.position - other.position)) {
    // oxlint-disable-next-line no-await-in-loop -- one part at a time, so that memory holds one encrypted part.
    const text = await db.read(async (tx) => {
      const { sealed } = await tx.knowledgeFilePart.findFirstOrThrow({ where: { id }, select: { sealed: true } });
      return vault.openFor<string>(tx, placeOf(workspaceId, id), sealed);
    });
    loaded.push(Buffer.from(text, 'base64'));
  }
  return Buffer.concat(loaded);
}

const placeOf = (workspaceId: string, row: string): SecretLocation => ({
  workspaceId,
  table: 'knowledge_file_parts',
  row,
  column: 'sealed',
  origin: null,
});
