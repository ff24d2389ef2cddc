import type { Conversation, Message } from '../../db/generated/client.ts';
import { lockRow } from '../../db/lock.ts';
import type { Tx } from '../../db/tenant-db.ts';

/** The conversation and whether its contact is blocked; the row is held, because its messages get their order from it. */
export const lockConversation = (tx: Tx, id: string) =>
  lockRow<Conversation & { blocked: boolean }>(tx, 'Conversation', id, BLOCKED);

const BLOCKED = `, (select blocked_at is not null from contacts ct
  where ct.workspace_id = conversations.workspace_id and ct.id = contact_id) as blocked`;

/** Stores it as the last of its conversation. */
export async function addMessage(tx: Tx, message: NewMessage): Promise<void> {
  const { workspaceId, id, conversationId, direction, author, memberId, body, status, sentAt } = message;
  await tx.sql`
    with added as (
      insert into messages (workspace_id, id, conversation_id, direction, author, member_id, body, status, sent_at)
      values (${workspaceId}, ${id}, ${conversationId}, ${direction}, ${author}, ${memberId}, ${body}, ${status}, ${sentAt})
      returning workspace_id, conversation_id, sent_at
    )
    update conversations c set last_message_at = added.sent_at, version = version + 1
    from added where c.workspace_id = added.workspace_id and c.id = added.conversation_id`;
}

type NewMessage = Pick<
  Message,
  'workspaceId' | 'id' | 'conversationId' | 'direction' | 'author' | 'memberId' | 'body' | 'status' | 'sentAt'
>;

/** What a member holds goes back to the agent, and what they look after to nobody. Returns what they held. */
export async function letGo(tx: Tx, memberId: string): Promise<string[]> {
  const held = await tx.conversation.findMany({ where: { heldById: memberId }, select: { id: true } });
  await tx.conversation.updateMany({
    where: { heldById: memberId },
    data: { heldById: null, mode: 'AGENT', version: { increment: 1 } },
  });
  await tx.conversation.updateMany({
    where: { assigneeId: memberId },
    data: { assigneeId: null, version: { increment: 1 } },
  });
  return held.map(({ id }) => id);
}
