import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueAttachments } from '../../../../events/outbox.ts';
import { publishChange } from '../../../../events/record-event.ts';
import { createDownloadUrl } from '../../../../http/download-url.ts';
import { byId } from '../../../../query-compiler/index.ts';
import type { AttachmentRow } from '../stored-attachments.ts';

/**
 * Creates a download URL of an attachment. The URL is bound to the session and workspace of the requesting member, and
 * access is checked again when the URL is used. Refused if the member may not view contact details or the file is not
 * stored.
 */
export async function createAttachmentLink(ctx: WorkspaceContext, id: string) {
  const { byteCount } = await ctx.db.read((tx) => readableAttachment(tx, ctx, id));
  if (!ctx.ability.can('readDetails', 'Contact')) return refused('ATTACHMENT_HIDDEN');
  if (byteCount === null) return refused('ATTACHMENT_NOT_STORED', 'id');
  return createDownloadUrl(ctx, 'attachments', id);
}

/** Returns an attachment whose message the API caller can read. Otherwise throws NOT_FOUND. */
export async function readableAttachment(tx: Tx, ctx: WorkspaceContext, id: string): Promise<AttachmentRow> {
  const message = { include: { conversation: { select: { assigneeId: true } } } } as const;
  const found = await tx.attachment.findFirst({ where: { id }, include: { message } });
  if (!found) throw notFound();
  authorize(ctx, 'read', 'Message', found.message);
  return found;
}

/** Enqueues another attempt to fetch a file whose fetch failed. Refused if the file is in any other state. */
export const syncAttachment = (ctx: WorkspaceContext, id: string) =>
  ctx.db.write(async (tx) => {
    const { conversationId, messageId, state } = await readableAttachment(tx, ctx, id);
    authorize(ctx, 'markRead', 'Conversation', await tx.conversation.findFirst({ where: { id: conversationId } }));
    const again = { state: 'PENDING', error: null };
    const { count } = await tx.attachment.updateMany({ where: { id, state: 'FAILED' }, data: again });
    if (state !== 'FAILED' || count === 0) return refused('ATTACHMENT_NOT_FAILED', 'id');
    const workspaceId = ctx.workspace.id;
    await enqueueAttachments(tx, { workspaceId, messageId });
    await publishChange(tx, { topic: 'message', workspaceId, id: messageId, conversationId });
    return { message: byId(messageId), conversation: byId(conversationId) } as const;
  });
