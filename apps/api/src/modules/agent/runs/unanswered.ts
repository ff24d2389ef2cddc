import type { Tx } from '../../../db/tenant-db.ts';
import type { MessageRow } from './agent-runs.repository.ts';

const MOST = 40;

/** Messages of the contact that no reply has answered, oldest first, up to the newest one. */
export async function unansweredMessages(tx: Tx, newest: MessageRow): Promise<MessageRow[]> {
  const { conversationId } = newest;
  const answered = await tx.agentRun.findFirst({
    where: { conversationId, outcome: { in: ['ANSWERED', 'QUIET'] }, answersId: { not: null } },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    select: { answersId: true },
  });
  const last = answered?.answersId ? await tx.message.findFirst({ where: { id: answered.answersId } }) : null;
  const reply = await tx.message.findFirst({
    where: { conversationId, direction: 'OUT', author: 'MEMBER', sentAt: { lt: newest.sentAt } },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    select: { sentAt: true },
  });
  const since = new Date(Math.max(last?.sentAt.getTime() ?? 0, reply?.sentAt.getTime() ?? 0));
  const messages = await tx.message.findMany({
    where: {
      conversationId,
      direction: 'IN',
      sentAt: { gte: since, lte: newest.sentAt },
      NOT: { id: last?.id ?? newest.id },
    },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take: MOST,
  });
  return [...messages.filter(({ id }) => id !== newest.id).reverse(), newest];
}
