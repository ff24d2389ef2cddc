import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { templateMediaKind } from '@frontdesk/domain';
import { type HeaderMedia, isProviderError, type MessagingPort } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { StoredObject } from '../../../../storage/encrypted-objects.ts';
import { templateFileObject } from '../../templates/index.ts';

/** File in the header of a template that is sent. */
export interface HeaderFile extends Omit<HeaderMedia, 'mediaId'> {
  readonly fileId: string;
  readonly contentType: string;
  readonly object: StoredObject;
  /** Phone number to which the file is uploaded. An upload can be sent only by its phone number. */
  readonly phoneConfigId: string;
  /** Id of the upload at Meta. Null if the file must be uploaded first. */
  readonly mediaId: string | null;
}

/** Uploads of a file, by phone number. */
type MetaUploads = Readonly<Record<string, { readonly mediaId: string; readonly uploadedAt: string }>>;

/** Meta deletes uploads after 30 days. */
const REUSED_MS = 25 * 24 * 3_600_000;

/** Returns the file in the header of a message. Returns null if the message has none. */
export async function headerFileOf(
  services: Pick<Services, 'vault'>,
  tx: Tx,
  { headerFileId: id, phoneConfigId, now }: { headerFileId: string | null; phoneConfigId: string | null; now: Date },
): Promise<HeaderFile | null> {
  if (id === null || phoneConfigId === null) return null;
  const row = await tx.templateFile.findFirstOrThrow({ where: { id } });
  const { name: fileName, contentType } = row;
  const format = templateMediaKind(contentType);
  if (!format) throw new Error(`The file ${id} cannot be sent in a header.`);
  const earlier = (row.uploads as MetaUploads)[phoneConfigId];
  const isReusable = earlier && now.getTime() - Date.parse(earlier.uploadedAt) < REUSED_MS;
  const object = await templateFileObject(services, tx, row);
  return {
    fileId: id,
    format,
    fileName,
    contentType,
    object,
    phoneConfigId,
    mediaId: isReusable ? earlier.mediaId : null,
  };
}

/**
 * Sends a message with the file in its header, which is uploaded unless an earlier upload can be used. If Meta no longer
 * has the upload, it is repeated once.
 */
export async function withHeaderMedia<T>(
  services: Services,
  port: Pick<MessagingPort, 'uploadMedia'>,
  file: HeaderFile,
  send: (header: HeaderMedia) => Promise<T>,
): Promise<T> {
  const { format, fileName, mediaId } = file;
  if (mediaId !== null)
    try {
      return await send({ format, fileName, mediaId });
    } catch (error) {
      if (!isProviderError(error, 'REFUSED') || error.code !== UPLOAD_UNKNOWN) throw error;
    }
  return send({ format, fileName, mediaId: await upload(services, port, file) });
}

/** Meta's error code for a value that is not valid, such as the id of an upload that was deleted. */
const UPLOAD_UNKNOWN = '131009';

async function upload(services: Services, port: Pick<MessagingPort, 'uploadMedia'>, file: HeaderFile): Promise<string> {
  const { fileId, fileName: name, contentType, object, phoneConfigId } = file;
  const bytes = await buffer(Readable.from(services.objects.read(object)));
  const mediaId = await port.uploadMedia({ name, contentType, bytes });
  const uploads = JSON.stringify({ [phoneConfigId]: { mediaId, uploadedAt: services.clock().toISOString() } });
  await services.database
    .forWorkspace(object.workspaceId)
    .write((tx) => tx.sql`update template_files set uploads = uploads || ${uploads}::jsonb where id = ${fileId}`);
  return mediaId;
}
