import type { Tx } from '../../../db/tenant-db.ts';
import type { MessageRow } from './agent-runs.repository.ts';

/**
 * Whether a message reached the contact or is being sent. Excludes messages that were never confirmed and are no
 * longer looked up.
 */
export const hasOutbound = async (tx: Tx, conversationId: string): Promise<boolean> =>
  (await tx.message.findFirst({
    where: { ...sentMessagesOf(conversationId), NOT: { status: 'UNCONFIRMED', send: { is: { state: 'DONE' } } } },
    select: { id: true },
  })) !== null;

/** Whether any outbound message came later, whatever its status. */
export const hasLaterOutbound = async (tx: Tx, conversationId: string, since: Date): Promise<boolean> =>
  (await tx.message.findFirst({
    where: { ...sentMessagesOf(conversationId), sentAt: { gt: since } },
    select: { id: true },
  })) !== null;

/** Messages to this contact only; campaigns count neither as greeting nor as reply. */
const sentMessagesOf = (conversationId: string) => ({
  conversationId,
  author: { not: 'CAMPAIGN' },
  direction: 'OUT',
  status: { notIn: ['SUPPRESSED', 'FAILED'] },
});

/** Whether a member has written since, or the agent's reply was sent. A lost reply does not count. */
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
