import { Readable } from 'node:stream';
import { newSurfaceContent, type SurfaceContent } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../../src/db/generated/client.ts';
import type { Tx } from '../../src/db/tenant-db.ts';
import { createObjectKey } from '../../src/modules/messaging/attachments/index.ts';
import type { ObjectName } from '../../src/storage/encrypted-objects.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

const question = { required: false, help: {}, options: [] };

/** A form with a text, a question for two files, and a question for one photo. */
export const FILE_CONTENT: SurfaceContent = {
  ...newSurfaceContent('Your documents'),
  questions: [
    { ...question, key: 'goal', type: 'TEXT', label: { en: 'What is your goal?' } },
    { ...question, key: 'letters', type: 'FILE', label: { en: 'Letters' }, maxFiles: 2 },
    { ...question, key: 'card', type: 'PHOTO', label: { en: 'Insurance card' } },
  ],
};

/**
 * Stores a file of a form, by default an image of 5 bytes. The bytes are not stored if the key of the object is given.
 * Returns its id.
 */
export async function buildSurfaceFile(
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  surfaceId: string,
  file: Partial<Prisma.SurfaceFileUncheckedCreateInput> = {},
): Promise<string> {
  const id = uuidv7();
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const sealedKey = file.sealedKey ?? (await storeObject(fd, tx, { workspaceId, id }));
    const stored = { state: 'READY', name: 'card.png', contentType: 'image/png', byteCount: IMAGE.length };
    const owned = { workspaceId, id, surfaceId, key: 'card', sealedKey, createdAt: fd.services.clock() };
    await tx.surfaceFile.create({ data: { ...owned, ...stored, contentHash: new Uint8Array(32), ...file } });
  });
  return id;
}

const IMAGE = Buffer.from('image');

async function storeObject({ services }: TestFrontdesk, tx: Tx, name: ObjectName): Promise<string> {
  const { key, sealedKey } = await createObjectKey(services, tx, { table: 'surface_files', ...name });
  await services.objects.write(name, key, Readable.from([IMAGE]));
  return sealedKey;
}

/** Encodes fields and files as a body of the type `multipart/form-data`. */
export async function multipartOf(parts: readonly (readonly [name: string, value: string | File])[]) {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  const response = new Response(form);
  const contentType = response.headers.get('content-type') ?? '';
  return { headers: { 'content-type': contentType }, payload: Buffer.from(await response.arrayBuffer()) };
}
