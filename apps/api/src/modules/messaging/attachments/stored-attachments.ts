import { ATTACHMENT_LIMITS, type AttachmentKind, withoutUnstorable } from '@frontdesk/domain';
import type { InboundAttachment } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../auth/context.ts';
import type { Attachment } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { StoredObject } from '../../../storage/encrypted-objects.ts';
import { createObjectKey, openObjectKey } from './object-keys.ts';

export type AttachmentRow = Attachment;

interface AttachmentsToStore {
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly attachments: readonly InboundAttachment[];
  readonly at: Date;
}

/** Stores the attachments of a message. Attachments with a file are pending until the file is fetched. */
export async function storeAttachments(
  tx: Tx,
  { attachments, workspaceId, conversationId, messageId, at }: AttachmentsToStore,
): Promise<void> {
  const data = attachments.map(({ fileName, details, ...rest }, position) => ({
    ...rest,
    workspaceId,
    id: uuidv7(),
    conversationId,
    messageId,
    position,
    state: rest.providerRef === null ? 'READY' : 'PENDING',
    fileName: fileName && withoutUnstorable(fileName).slice(0, ATTACHMENT_LIMITS.fileNameLength),
    details: details && withoutUnstorable(details).slice(0, ATTACHMENT_LIMITS.detailsLength),
    createdAt: at,
  }));
  if (data.length > 0) await tx.attachment.createMany({ data });
}

/** Maximum time in milliseconds that the agent waits for files before it replies. */
const WAIT_MS = 5 * 60_000;

/**
 * Returns whether files of the conversation, received within `WAIT_MS`, are still being fetched or processed. If so,
 * the agent replies afterwards.
 */
export async function hasPendingFiles(tx: Tx, conversationId: string, now: Date): Promise<boolean> {
  const [file] = await tx.sql<object>`
    select from attachments where conversation_id = ${conversationId}
      and (state = 'PENDING' or extraction_state = 'PENDING') and created_at > ${new Date(now.getTime() - WAIT_MS)} limit 1`;
  return file !== undefined;
}

const rowOf = ({ workspaceId, id }: Pick<AttachmentRow, 'workspaceId' | 'id'>) =>
  ({ table: 'attachments', workspaceId, id }) as const;

/**
 * Returns the encryption key of an attachment's objects. Creates and stores the key before the first object is written.
 */
export async function ensureObjectKey(services: Pick<Services, 'vault'>, tx: Tx, row: AttachmentRow): Promise<Buffer> {
  const { id } = row;
  if (row.sealedKey !== null) return openObjectKey(services, tx, rowOf(row), row.sealedKey);
  const { key, sealedKey } = await createObjectKey(services, tx, rowOf(row));
  await tx.attachment.updateMany({ where: { id }, data: { sealedKey } });
  return key;
}

export const previewIdOf = (id: string): string => `${id}.preview`;

/** Returns the stored file of an attachment, or its preview. Returns null if the file or preview is not stored. */
export async function storedObject(
  services: Pick<Services, 'vault'>,
  tx: Tx,
  { workspaceId, id, sealedKey, byteCount, previewByteCount }: AttachmentRow,
  isPreview = false,
): Promise<StoredObject | null> {
  const size = isPreview ? previewByteCount : byteCount;
  if (sealedKey === null || size === null) return null;
  const key = await openObjectKey(services, tx, rowOf({ workspaceId, id }), sealedKey);
  return { workspaceId, id: isPreview ? previewIdOf(id) : id, key, byteCount: size };
}

export const kindOf = ({ kind }: Pick<AttachmentRow, 'kind'>) => kind as AttachmentKind;
