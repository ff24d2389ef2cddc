import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockConversation } from '../conversations.repository.ts';
import { actingMember } from '../take-over.ts';

export interface MarkConversationRead {
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
