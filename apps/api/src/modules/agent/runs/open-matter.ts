import { isAwaitingReply } from '@frontdesk/agent/engine';
import { LIMITS } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { memoryOf } from './agent-runs.repository.ts';

interface OpenMatterQuery {
  readonly conversationId: string;
  readonly contactId: string;
  /** Time the contact wrote the message. */
  readonly at: Date;
}

const QUESTION_MARK = /[?？؟]/u;

/**
 * Returns whether the contact has an upcoming booking, or may still answer a question, an offer or a confirmation
 * request of the last 24 hours. If so, an ambiguous opt-out keyword is handled as an ordinary message.
 */
export async function hasOpenMatter(tx: Tx, query: OpenMatterQuery): Promise<boolean> {
  return (await expectsAnswer(tx, query)) || hasUpcomingBooking(tx, query);
}

async function expectsAnswer(tx: Tx, { conversationId, at }: OpenMatterQuery): Promise<boolean> {
  const last = await tx.message.findFirst({
    where: {
      conversationId,
      direction: 'OUT',
      author: { in: ['AGENT', 'MEMBER'] },
      status: { notIn: ['SUPPRESSED', 'FAILED'] },
      sentAt: { gt: new Date(at.getTime() - LIMITS.openQuestionHours * 3_600_000), lte: at },
    },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    select: { body: true },
  });
  if (!last) return false;
  if (QUESTION_MARK.test(last.body)) return true;
  return isAwaitingReply((await memoryOf(tx, conversationId))?.state, at);
}

async function hasUpcomingBooking(tx: Tx, { contactId, at }: OpenMatterQuery): Promise<boolean> {
  const [booking] = await tx.sql<object>`
    select from contacts c join leads l on l.workspace_id = c.workspace_id and l.phone = c.phone
      join bookings b on b.workspace_id = l.workspace_id and b.lead_id = l.id
    where c.id = ${contactId} and b.status in ('REQUESTED', 'BOOKED') and b.starts_at > ${at} limit 1`;
  return booking !== undefined;
}
