import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { AttachmentError } from '@frontdesk/domain';
import type { MessagingPort } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { storageKeyOf } from '../../../storage/encrypted-objects.ts';
import { fetchFile, locateFile } from './fetch-file.ts';
import { RefusedFile, recognizeFile } from './file-type.ts';
import { previewOf } from './image-preview.ts';
import { type AttachmentRow, ensureObjectKey, kindOf, previewIdOf } from './stored-attachments.ts';

/** Properties of a stored file, or the reason why the file was not stored. */
export type FileResult =
  | { readonly state: 'FAILED'; readonly error: AttachmentError }
  | {
      readonly state: 'READY';
      readonly contentType: string;
      readonly byteCount: number;
      readonly width?: number;
      readonly height?: number;
      readonly previewByteCount?: number;
    };

/**
 * Fetches, checks, encrypts and stores the file of an attachment. No transaction is open while bytes are transferred.
 * Throws an error if the request can be retried. A retry overwrites the objects.
 */
export async function storeFile(
  services: Services,
  row: AttachmentRow,
  port: Pick<MessagingPort, 'locateMedia'>,
): Promise<FileResult> {
  const { workspaceId, id, providerRef } = row;
  const name = { workspaceId, id };
  const inWorkspace = services.database.forWorkspace(workspaceId);
  const key = await inWorkspace.write((tx: Tx) => ensureObjectKey(services, tx, row));
  try {
    const location = await locateFile(() => port.locateMedia(providerRef ?? ''));
    const file = await fetchFile(services, location, async (fetched) => {
      const { contentType, bytes } = await recognizeFile(kindOf(row), fetched);
      return { contentType, byteCount: await services.objects.write(name, key, bytes) };
    });
    if (!file.contentType.startsWith('image/')) return { state: 'READY', ...file };
    const image = await buffer(Readable.from(services.objects.read({ ...name, key, byteCount: file.byteCount })));
    const { width, height, jpeg } = await previewOf(image);
    const preview = { workspaceId, id: previewIdOf(id) };
    const previewByteCount = await services.objects.write(preview, key, Readable.from([jpeg]));
    return { state: 'READY', ...file, width, height, previewByteCount };
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    await services.objects.delete(storageKeyOf(name));
    return { state: 'FAILED', error: error.code };
  }
}
