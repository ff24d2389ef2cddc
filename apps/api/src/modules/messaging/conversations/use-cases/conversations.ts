import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { notify } from '../../../../events/notify.ts';
import { type EventContext, recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { countSavedReplyUse } from '../../saved-replies/index.ts';
import { findMessageByClientId, type LockedConversation, lockConversation } from '../conversations.repository.ts';
import { checkMessageText, enqueueOutboundMessage, isWindowClosed, messageText } from '../outbound-messages.ts';
import { actingMember, authorizeReply, lockReadableConversation, takeOverByReply } from '../take-over.ts';

interface SendMessage {
  readonly conversationId: string;
  readonly body: string;
  readonly clientId?: string | null;
  readonly savedReplyId?: string | null;
}

/**
 * Stores and enqueues a message sent by the authenticated member or API key. A member's reply starts a takeover. A
 * retried request with the same client id returns the stored message.
 */
export const sendMessage = (
  ctx: WorkspaceContext,
  { conversationId, body, clientId = null, savedReplyId = null }: SendMessage,
) =>
  ctx.db.write(async (tx) => {
    const conversation = await lockReadableConversation(tx, ctx, conversationId);
    const known = clientId && (await findMessageByClientId(tx, conversationId, clientId));
    if (known) return { message: byId(known.id), conversation: byId(conversationId) } as const;
    const text = messageText(body);
    const refusal = checkCanSend(ctx, conversation) ?? checkMessageText(text);
    if (refusal) return refusal;
    await takeOverByReply(tx, ctx, conversation);
    if (savedReplyId)
      await countSavedReplyUse(tx, { id: savedReplyId, memberId: actingMember(ctx), at: ctx.services.clock() });
    return {
      message: byId(await enqueueOutboundMessage(tx, ctx, { conversationId, body: text, clientId })),
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

/** Changes the assignee of a conversation. Does not affect a takeover. */
export const assignConversation = (ctx: WorkspaceContext, { id, assigneeId }: AssignConversation) =>
  ctx.db.write(async (tx) => {
    const conversation = authorize(ctx, 'assign', 'Conversation', await lockConversation(tx, id));
    if (assigneeId && !(await lockMember(tx, assigneeId))) throw notFound();
    if (conversation.assigneeId === assigneeId) return { conversation: byId(id) } as const;

    await storeAssignee(tx, ctx, conversation, assigneeId);
    return { conversation: byId(id) } as const;
  });

/**
 * Changes the assignee of a conversation, notifies the new assignee and records the event. The calling code must hold
 * the lock on the conversation.
 */
async function storeAssignee(
  tx: Tx,
  by: EventContext,
  { id, assigneeId: previous }: Pick<LockedConversation, 'id' | 'assigneeId'>,
  assigneeId: string | null,
): Promise<void> {
  await tx.conversation.updateMany({ where: { id }, data: { assigneeId, version: { increment: 1 } } });
  if (assigneeId) await notify(tx, by, { kind: 'CONVERSATION_ASSIGNED', to: [assigneeId], conversationId: id });
  const fact = {
    name: 'conversation.assigned',
    subject: { type: 'Conversation', id },
    before: { assigneeId: previous },
    after: { assigneeId },
  } as const;
  const workspaceId = by.workspace.id;
  await recordEvent(tx, by, fact, { topic: 'conversation', workspaceId, id, kind: 'UPDATED' });
}

interface AgentAssignment {
  readonly conversationId: string;
  readonly memberId: string;
}

/**
 * Assigns a conversation on behalf of the agent. Does nothing if the member is already the assignee, or if the member or
 * the conversation was deleted.
 */
export async function assignAsAgent(tx: Tx, by: EventContext, { conversationId, memberId }: AgentAssignment) {
  const conversation = await lockConversation(tx, conversationId);
  if (!conversation || conversation.assigneeId === memberId || !(await lockMember(tx, memberId))) return;
  await storeAssignee(tx, by, conversation, memberId);
}

/** Returns whether the member exists. The lock prevents the member from leaving before the transaction commits. */
const lockMember = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.sql<{ id: string }>`select id from members where id = ${id}::uuid for key share`).length > 0;

/** Unassigns all conversations of a member who leaves the workspace. */
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

/** Marks messages as read for the member. Not recorded in the audit log, because it affects no other member. */
export const markConversationRead = (ctx: WorkspaceContext, { id: conversationId, messageId }: MarkConversationRead) =>
  ctx.db.write(async (tx) => {
    authorize(ctx, 'markRead', 'Conversation', await lockConversation(tx, conversationId));
    const message = await tx.message.findFirst({ where: { id: messageId, conversationId }, select: { sentAt: true } });
    if (!message) throw notFound();
    const memberId = actingMember(ctx);
    if (memberId === null) return refused('PEOPLE_ONLY');
    // If a member reports read positions from two windows, the later position is stored.
    await tx.sql`
      insert into read_marks (workspace_id, id, member_id, conversation_id, read_at)
      values (${ctx.workspace.id}, ${uuidv7()}, ${memberId}, ${conversationId}, ${message.sentAt})
      on conflict (workspace_id, member_id, conversation_id)
        do update set read_at = greatest(read_marks.read_at, excluded.read_at)`;
    return { conversation: byId(conversationId) } as const;
  });
