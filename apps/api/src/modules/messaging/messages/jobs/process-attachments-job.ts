import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import type { Message } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueAgentRun } from '../../../../events/outbox.ts';
import { publishChange } from '../../../../events/record-event.ts';
import { lockConversation } from '../../../agent/runs/index.ts';
import { type AttachmentRow, type FileResult, hasPendingFiles, storeFile } from '../../attachments/index.ts';
import { senderFor } from '../../phone-configs/index.ts';

interface AttachmentsOrder {
  readonly workspaceId: string;
  readonly messageId: string;
}

/**
 * Fetches the pending files of a message, and then lets the agent reply. A repeated job continues with the files that are
 * still pending. The last attempt fails those that the provider did not deliver.
 */
export const processAttachmentsJob =
  (services: Services): Task =>
  async (payload, { job: { attempts, max_attempts } }) => {
    const order = payload as AttachmentsOrder;
    const db = services.database.forWorkspace(order.workspaceId);
    const found = await db.read((tx) => pendingFiles(tx, order));
    if (!found) return;
    const { message, files, phoneConfigId } = found;
    for (const file of files) await storeResult(services, message, file, await fetchOrFail(file, phoneConfigId));
    await db.write((tx) => enqueueReply(tx, services, message));

    async function fetchOrFail(file: AttachmentRow, from: string | null): Promise<FileResult> {
      try {
        return await fetchFrom(services, file, from);
      } catch (error) {
        if (attempts < max_attempts) throw error;
        services.log.warn({ err: error }, 'a file of a message could not be fetched');
        return { state: 'FAILED', error: 'NOT_AVAILABLE' };
      }
    }
  };

async function pendingFiles(tx: Tx, { messageId }: AttachmentsOrder) {
  const message = await tx.message.findFirst({
    where: { id: messageId },
    include: { conversation: { select: { phoneConfigId: true } } },
  });
  if (!message) return null;
  const files = await tx.attachment.findMany({ where: { messageId, state: 'PENDING' }, orderBy: { position: 'asc' } });
  return { message, files, phoneConfigId: message.conversation.phoneConfigId };
}

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

/** Stores the result, unless the message was deleted during the request. */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
const storeResult = (
  services: Services,
  { workspaceId, id: messageId, conversationId }: Message,
  { id }: AttachmentRow,
  result: FileResult,
): Promise<void> =>
  services.database.forWorkspace(workspaceId).write(async (tx) => {
    const { count } = await tx.attachment.updateMany({ where: { id, state: 'PENDING' }, data: result });
    if (count > 0) await publishChange(tx, { topic: 'message', workspaceId, id: messageId, conversationId });
  });

/** Enqueues the agent's reply, if the agent handles the conversation and no other file is awaited. */
async function enqueueReply(tx: Tx, services: Services, { workspaceId, conversationId }: Message): Promise<void> {
  const conversation = await lockConversation(tx, conversationId);
  if (conversation?.mode !== 'AGENT' || conversation.optedOut) return;
  if (await hasPendingFiles(tx, conversationId, services.clock())) return;
  await enqueueAgentRun(tx, { workspaceId, conversationId, trigger: 'MESSAGE' });
}
