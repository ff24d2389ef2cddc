import { findRows } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { MessageRow } from './agent-runs.repository.ts';

const MOST = 40;

/** Messages of the contact that no reply has answered, oldest first, up to the newest one. */
export async function unansweredMessages(tx: Tx, newest: MessageRow): Promise<MessageRow[]> {
  const { conversationId } = newest;
  const [before] = await tx.sql<{ answersId: string | null; answeredAt: Date | null; repliedAt: Date | null }>`
    select answered.id as "answersId", answered.sent_at as "answeredAt", (
      select sent_at from messages where conversation_id = ${conversationId} and direction = 'OUT' and author = 'MEMBER'
        and sent_at < ${newest.sentAt} order by sent_at desc, id desc limit 1) as "repliedAt"
    from (select) one left join (
      select m.id, m.sent_at from (
        select workspace_id, answers_id from agent_runs where conversation_id = ${conversationId}
          and outcome in ('ANSWERED', 'QUIET') and answers_id is not null order by started_at desc, id desc limit 1
      ) run join messages m on m.workspace_id = run.workspace_id and m.id = run.answers_id
    ) answered on true`;
  const since = new Date(Math.max(before?.answeredAt?.getTime() ?? 0, before?.repliedAt?.getTime() ?? 0));
  const inbound = { conversationId, direction: 'IN' };
  const latest = await findRows<MessageRow>(tx, 'Message', inbound, { newest: ['sentAt', 'id'], take: MOST });
  const isOpen = ({ id, sentAt }: MessageRow) =>
    id !== before?.answersId && id !== newest.id && sentAt >= since && sentAt <= newest.sentAt;
  return [...latest.filter(isOpen).reverse(), newest];
}
