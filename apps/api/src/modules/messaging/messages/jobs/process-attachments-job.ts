import { ATTACHMENT_LIMITS } from '@frontdesk/domain';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import type { Message } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { publishChange } from '../../../../events/record-event.ts';
import {
  type AttachmentRow,
  type ExtractionResult,
  extractText,
  type FileResult,
  isRead,
  kindOf,
  storeFile,
} from '../../attachments/index.ts';
import { senderFor } from '../../phone-configs/index.ts';
import { answerAttachments } from '../use-cases/answer-attachments.ts';

interface AttachmentsOrder {
  readonly workspaceId: string;
  readonly messageId: string;
}

/**
 * Fetches the pending files of a message, extracts their text, and then enqueues the agent's reply. A repeated job
 * continues with the files that are still pending. In the last attempt, a file that the provider does not deliver is
 * marked as failed.
 */
export const processAttachmentsJob =
  (services: Services): Task =>
  async (payload, { job: { attempts, max_attempts } }) => {
    const order = payload as AttachmentsOrder;
    const db = services.database.forWorkspace(order.workspaceId);
    const attempt = { services, isLast: !(attempts < max_attempts) };
    const message = await db.read((tx) => messageOf(tx, order));
    if (!message) return;
    for (const file of await pending(services, order, { state: 'PENDING' })) {
      const failed: FileResult = { state: 'FAILED', error: 'NOT_AVAILABLE' };
      const result = await orFailed(attempt, failed, () =>
        fetchFrom(services, file, message.conversation.phoneConfigId),
      );
      const next = { extractionState: result.state === 'READY' && isRead(kindOf(file)) ? 'PENDING' : 'NONE' };
      await store(services, message, file, { state: 'PENDING' }, { ...result, ...next });
    }
    for (const file of await pending(services, order, { extractionState: 'PENDING' })) {
      const failed: ExtractionResult = { extractionState: 'FAILED', extractionError: 'NOT_AVAILABLE' };
      const result = await orFailed(attempt, failed, () => extractText(services, file));
      await store(services, message, file, { extractionState: 'PENDING' }, result);
    }
    await db.write((tx) => answerAttachments(tx, services, message));
  };

interface Attempt {
  readonly services: Services;
  readonly isLast: boolean;
}

/**
 * Returns the result of `work`. If `work` throws an error, returns `failed` in the last attempt and rethrows in earlier
 * attempts, so that the job is retried.
 */
async function orFailed<T>({ services, isLast }: Attempt, failed: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isLast) throw error;
    services.log.warn({ err: error }, 'a file of a message could not be processed');
    return failed;
  }
}

const messageOf = (tx: Tx, { messageId }: AttachmentsOrder) =>
  tx.message.findFirst({
    where: { id: messageId },
    include: { conversation: { select: { phoneConfigId: true } } },
  });

type PendingPart = { readonly state: 'PENDING' } | { readonly extractionState: 'PENDING' };

const pending = (services: Services, { workspaceId, messageId }: AttachmentsOrder, part: PendingPart) =>
  services.database.forWorkspace(workspaceId).read((tx) =>
    tx.attachment.findMany({
      where: { messageId, ...part },
      orderBy: { position: 'asc' },
      take: ATTACHMENT_LIMITS.shown,
    }),
  );

async function fetchFrom(services: Services, file: AttachmentRow, phoneConfigId: string | null): Promise<FileResult> {
  const sender = await senderFor(services, file.workspaceId, phoneConfigId);
  if (sender.kind === 'NOT_SET_UP') return { state: 'FAILED', error: 'NOT_AVAILABLE' };
  try {
    return await storeFile(services, file, sender.port);
  } catch (error) {
    await sender.report(error);
    throw error;
  }
}

/** Stores the result of processing an attachment, unless the message was deleted in the meantime. */
// oxlint-disable-next-line max-params -- the arguments have different types, so their order cannot be confused.
const store = (
  services: Services,
  { workspaceId, id: messageId, conversationId }: Message,
  { id }: AttachmentRow,
  before: PendingPart,
  result: object,
): Promise<void> =>
  services.database.forWorkspace(workspaceId).write(async (tx) => {
    const { count } = await tx.attachment.updateMany({ where: { id, ...before }, data: result });
    if (count > 0) await publishChange(tx, { topic: 'message', workspaceId, id: messageId, conversationId });
  });
