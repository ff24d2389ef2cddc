import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { notify } from '../../../../events/notify.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockConversation } from '../conversations.repository.ts';

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
