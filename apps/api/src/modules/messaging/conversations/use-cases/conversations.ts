import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { notify } from '../../../../events/notify.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { findMessageByClientId, type LockedConversation, lockConversation } from '../conversations.repository.ts';
import { checkMessageText, enqueueOutboundMessage, isWindowClosed, messageText } from '../outbound-messages.ts';
import { actingMember, authorizeReply, lockReadableConversation, takeOverByReply } from '../take-over.ts';

interface SendMessage {
  readonly conversationId: string;
  readonly body: string;
  readonly clientId?: string | null;
}

/** Stores and enqueues a message of the calling member or API key. A member's reply starts a takeover. */
export const sendMessage = (ctx: WorkspaceContext, { conversationId, body, clientId = null }: SendMessage) =>
  ctx.db.write(async (tx) => {
    const conversation = await lockReadableConversation(tx, ctx, conversationId);
    const known = clientId && (await findMessageByClientId(tx, conversationId, clientId));
    if (known) return { type: 'MessageSent', sent: byId(known.id), conversation: byId(conversationId) } as const;
    const text = messageText(body);
    const refusal = checkCanSend(ctx, conversation) ?? checkMessageText(text);
    if (refusal) return refusal;
    await takeOverByReply(tx, ctx, conversation);
    return {
      type: 'MessageSent',
      sent: byId(await enqueueOutboundMessage(tx, ctx, { conversationId, body: text, clientId })),
      conversation: byId(conversationId),
    } as const;
  });

function checkCanSend(ctx: WorkspaceContext, conversation: LockedConversation) {
  const refusal = authorizeReply(ctx, conversation);
  if (refusal) return refusal;
  return isWindowClosed(conversation, ctx.services.clock()) ? refused('REPLY_WINDOW_CLOSED') : null;
}

interface AssignConversation {
  readonly id: string;
  readonly assigneeId: string | null;
}

/** Changes the assignee. A takeover is not affected. */
export const assignConversation = (ctx: WorkspaceContext, { id, assigneeId }: AssignConversation) =>
  ctx.db.write(async (tx) => {
    const conversation = authorize(ctx, 'assign', 'Conversation', await lockConversation(tx, id));
    // The lock prevents the member from leaving before the transaction commits.
    const [member] = assigneeId
      ? await tx.sql<{ id: string }>`select id from members where id = ${assigneeId}::uuid for key share`
      : [];
    if (assigneeId && !member) throw notFound();
    if (conversation.assigneeId === assigneeId)
      return { type: 'ConversationAssigned', conversation: byId(id) } as const;

    await tx.conversation.updateMany({ where: { id }, data: { assigneeId, version: { increment: 1 } } });
    if (assigneeId) await notify(tx, ctx, { kind: 'CONVERSATION_ASSIGNED', to: [assigneeId], conversationId: id });
    const fact = {
      name: 'conversation.assigned',
      subject: { type: 'Conversation', id },
      before: { assigneeId: conversation.assigneeId },
      after: { assigneeId },
    } as const;
    const workspaceId = ctx.workspace.id;
    await recordEvent(tx, ctx, fact, { topic: 'conversation', workspaceId, id, kind: 'UPDATED' });
    return { type: 'ConversationAssigned', conversation: byId(id) } as const;
  });

/** Unassigns the conversations of a member who leaves. */
export async function unassignConversations(tx: Tx, memberId: string): Promise<void> {
  await tx.conversation.updateMany({
    where: { assigneeId: memberId },
    data: { assigneeId: null, version: { increment: 1 } },
  });
}

interface MarkConversationRead {
  readonly id: string;
  readonly messageId: string;
}

/** Marks messages as read for the member. The audit log does not record this, because it affects no one else. */
export const markConversationRead = (ctx: WorkspaceContext, { id: conversationId, messageId }: MarkConversationRead) =>
  ctx.db.write(async (tx) => {
    authorize(ctx, 'markRead', 'Conversation', await lockConversation(tx, conversationId));
    const message = await tx.message.findFirst({ where: { id: messageId, conversationId }, select: { sentAt: true } });
    if (!message) throw notFound();
    const memberId = actingMember(ctx);
    if (memberId === null) return refused('PEOPLE_ONLY');
    // If a member reports positions from two windows, the later position is stored.
    await tx.sql`
      insert into read_marks (workspace_id, id, member_id, conversation_id, read_at)
      values (${ctx.workspace.id}, ${uuidv7()}, ${memberId}, ${conversationId}, ${message.sentAt})
      on conflict (workspace_id, member_id, conversation_id)
        do update set read_at = greatest(read_marks.read_at, excluded.read_at)`;
    return { type: 'ConversationRead', conversation: byId(conversationId) } as const;
  });
