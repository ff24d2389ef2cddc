import type { UnansweredReason } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { notify } from '../../../events/notify.ts';
import { enqueueGreeting } from '../../../events/outbox.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { membersWithPolicy } from '../../access/members/index.ts';
import { readDialPolicy, readLimits } from '../../campaigns/outreach-limits/index.ts';
import { type LeadRow, lockLead, markLeadUnreached, scheduleRedial, transitionLead } from '../../leads/leads/index.ts';
import type { CallRow } from './calls.repository.ts';

/**
 * Statuses of leads who have not been reached. A call to a voicemail counts as answered, so the status can be
 * CONTACTED.
 */
const UNREACHED: ReadonlySet<string> = new Set(['NEW', 'CONTACTED']);

/**
 * Records that a call did not reach a person. For an automatic call that no member joined, schedules the next call in
 * the same transaction, or marks the lead as unreached if this was the last attempt (AG-13).
 */
export async function recordUnanswered(
  tx: Tx,
  by: EventContext,
  call: CallRow,
  unansweredReason: UnansweredReason,
): Promise<void> {
  const { id, leadId, isAutomatic, heldById } = call;
  await tx.call.updateMany({ where: { id }, data: { unansweredReason, outcome: 'NOT_REACHED' } });
  // Deletes the engine state, so that the next call does not continue a conversation with a voicemail system. The
  // state is kept while an effect is pending.
  await tx.sql`update calls set memory = null where id = ${id} and (memory ->> 'pending') is null`;
  // Only automatic calls are retried. If a member was in the call, that member decides whether to call the lead again.
  if (!isAutomatic || !leadId || heldById !== null) return;
  const lead = await lockLead(tx, leadId);
  if (!lead || !UNREACHED.has(lead.status)) return;
  const { attempts } = await readDialPolicy(tx);
  const made = await tx.call.count({ where: { leadId, isAutomatic: true, unansweredReason: { not: null } } });
  if (made >= attempts) return giveUp(tx, by, lead);
  await scheduleRedial(tx, by, lead, await nextRedialAt(tx, by.services.clock()));
  // The job runs immediately and schedules the call for the earliest suitable time in the contact window.
  await enqueueGreeting(tx, { workspaceId: by.workspace.id, leadId, visitor: null });
}

/**
 * Returns the earliest time of the next call, at which both the configured interval and the cool-down of the phone
 * number have passed.
 */
export async function nextRedialAt(tx: Tx, now: Date): Promise<Date> {
  const { spacingMinutes } = await readDialPolicy(tx);
  const { coolDownMinutes } = await readLimits(tx);
  return new Date(now.getTime() + Math.max(spacingMinutes, coolDownMinutes) * 60_000);
}

async function giveUp(tx: Tx, by: EventContext, lead: LeadRow): Promise<void> {
  await markLeadUnreached(tx, by, lead.id);
  const { whenUnreached } = await readDialPolicy(tx);
  if (whenUnreached === 'MARK_LOST')
    return transitionLead(tx, by, lead, { status: 'LOST', from: ['NEW', 'CONTACTED'] });
  const members = await membersWithPolicy(tx, 'lead.manage', by.services.clock());
  const to = members.filter((member) => !member.assignedConversationsOnly).map(({ id }) => id);
  await notify(tx, by, { kind: 'LEAD_UNREACHED', to, subjectId: lead.id });
}

/**
 * Returns whether to call the lead again. This requires that the last call was automatic and unanswered, no member
 * changed the lead's status or recorded another outcome, and the contact has neither opted out nor been blocked.
 */
export async function isRedialDue(tx: Tx, { id: leadId, phone, status }: LeadRow): Promise<boolean> {
  if (!UNREACHED.has(status)) return false;
  const last = await tx.call.findFirst({
    where: { OR: [{ leadId }, { contact: { phone } }], state: { not: 'SUPPRESSED' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { leadId: true, isAutomatic: true, unansweredReason: true, outcome: true, contactId: true },
  });
  if (!last?.isAutomatic || last.unansweredReason === null || last.outcome !== 'NOT_REACHED') return false;
  const contact = await tx.contact.findFirst({ where: { phone }, select: { id: true, blockedAt: true } });
  if (!contact || contact.blockedAt) return false;
  return (await tx.optOut.findFirst({ where: { contactId: contact.id }, select: { id: true } })) === null;
}
