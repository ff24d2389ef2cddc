import { Readable } from 'node:stream';
import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../../src/db/generated/client.ts';
import type { Tx } from '../../src/db/tenant-db.ts';
import { createObjectKey } from '../../src/modules/messaging/attachments/index.ts';
import type { ObjectName } from '../../src/storage/encrypted-objects.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

const IMAGE = Buffer.from('image');

async function storeObject(services: TestFrontdesk['services'], tx: Tx, name: ObjectName): Promise<string> {
  const { key, sealedKey } = await createObjectKey(services, tx, { table: 'template_files', ...name });
  await services.objects.write(name, key, Readable.from([IMAGE]));
  return sealedKey;
}

/**
 * Stores a file for the header of a template, by default an image of 5 bytes. The bytes are not stored if the key of the
 * object is given. Returns its id.
 */
export async function buildTemplateFile(
  { services }: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  file: Partial<Prisma.TemplateFileUncheckedCreateInput> = {},
): Promise<string> {
  const [id, createdAt] = [uuidv7(), services.clock()];
  const keptUntil = new Date(createdAt.getTime() + 86_400_000);
  await services.database.forWorkspace(workspaceId).write(async (tx) => {
    const sealedKey = file.sealedKey ?? (await storeObject(services, tx, { workspaceId, id }));
    const stored = { state: 'READY', name: 'offer.png', contentType: 'image/png', byteCount: IMAGE.length };
    await tx.templateFile.create({ data: { workspaceId, id, sealedKey, createdAt, keptUntil, ...stored, ...file } });
  });
  return id;
}
