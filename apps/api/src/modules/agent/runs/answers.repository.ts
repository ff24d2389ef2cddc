import type { Tx } from '../../../db/tenant-db.ts';
import type { MessageRow } from './agent-runs.repository.ts';

/**
 * Returns whether a message reached the contact or is being sent. A message does not count if its delivery was never
 * confirmed and is no longer checked.
 */
export const hasOutbound = async (tx: Tx, conversationId: string): Promise<boolean> =>
  (await tx.message.findFirst({
    where: { ...sentMessagesOf(conversationId), NOT: { status: 'UNCONFIRMED', send: { is: { state: 'DONE' } } } },
    select: { id: true },
  })) !== null;

/** Returns whether an outbound message was stored after `since`, including messages whose delivery is not confirmed. */
export const hasLaterOutbound = async (tx: Tx, conversationId: string, since: Date): Promise<boolean> =>
  (await tx.message.findFirst({
    where: { ...sentMessagesOf(conversationId), sentAt: { gt: since } },
    select: { id: true },
  })) !== null;

/** Selects the messages sent to this contact alone. Campaign messages count neither as a greeting nor as a reply. */
const sentMessagesOf = (conversationId: string) => ({
  conversationId,
  author: { not: 'CAMPAIGN' },
  direction: 'OUT',
  status: { notIn: ['SUPPRESSED', 'FAILED'] },
});

/**
 * Returns whether a member wrote after the message, or the agent's reply to the message was sent. A reply whose
 * delivery was never confirmed does not count.
 */
export async function isAnswered(tx: Tx, { id, conversationId, sentAt }: MessageRow): Promise<boolean> {
  const [answer] = await tx.sql<object>`
    select from messages m
    where m.conversation_id = ${conversationId} and m.direction = 'OUT' and m.status not in ('SUPPRESSED', 'FAILED')
      and not (m.status = 'UNCONFIRMED' and exists (
        select from message_dispatches s where s.workspace_id = m.workspace_id and s.id = m.id and s.state = 'DONE'))
      and (m.author = 'MEMBER' and (m.sent_at, m.id) > (${sentAt}::timestamptz, ${id}::uuid)
        or exists (select from agent_runs t
          where t.workspace_id = m.workspace_id and t.message_id = m.id and t.answers_id = ${id}))
    limit 1`;
  return answer !== undefined;
}
