import type { LeadWaitingReason } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, publishChange } from '../../../events/record-event.ts';
import type { LeadRow } from './leads.repository.ts';

/** Lists a lead as waiting for its first contact. */
export const markLeadWaiting = (
  tx: Tx,
  by: EventContext,
  lead: LeadRow,
  waitingReason: Exclude<LeadWaitingReason, 'OUTSIDE_HOURS' | 'REDIAL'>,
): Promise<void> => storeWaiting(tx, by, lead, { waitingReason, contactAt: null });

/** Lists a lead as waiting for its contact window. The caller schedules the contact in the same transaction. */
export const deferLead = (tx: Tx, by: EventContext, lead: LeadRow, contactAt: Date): Promise<void> =>
  storeWaiting(tx, by, lead, { waitingReason: 'OUTSIDE_HOURS', contactAt });

/** Lists a lead as waiting for its next automatic call. The caller schedules it in the same transaction. */
export const scheduleRedial = (tx: Tx, by: EventContext, lead: LeadRow, contactAt: Date): Promise<void> =>
  storeWaiting(tx, by, lead, { waitingReason: 'REDIAL', contactAt });

interface Waiting {
  readonly waitingReason: LeadWaitingReason;
  readonly contactAt: Date | null;
}

async function storeWaiting(tx: Tx, by: EventContext, { id, createdAt }: LeadRow, waiting: Waiting): Promise<void> {
  await tx.lead.updateMany({ where: { id }, data: { greetedAt: null, waitingSince: createdAt, ...waiting } });
  await publishChange(tx, { topic: 'lead', workspaceId: by.workspace.id, id, kind: 'UPDATED' });
}

/** The agent contacts the lead now. */
export async function markLeadGreeted(tx: Tx, by: EventContext, id: string): Promise<void> {
  const greetedAt = by.services.clock();
  await tx.lead.updateMany({ where: { id }, data: { ...NOT_WAITING, greetedAt } });
}

/** Records that the last automatic call to the lead remained unanswered. */
export async function markLeadUnreached(tx: Tx, by: EventContext, id: string): Promise<void> {
  await tx.lead.updateMany({ where: { id }, data: { ...NOT_WAITING, unreachedAt: by.services.clock() } });
  await publishChange(tx, { topic: 'lead', workspaceId: by.workspace.id, id, kind: 'UPDATED' });
}

/** Someone spoke with the contact: the lead is neither waiting nor unreached. */
export async function markLeadReached(tx: Tx, by: EventContext, { id }: LeadRow): Promise<void> {
  const open = { OR: [{ waitingSince: { not: null } }, { unreachedAt: { not: null } }] };
  const { count } = await tx.lead.updateMany({ where: { id, ...open }, data: { ...NOT_WAITING, unreachedAt: null } });
  if (count > 0) await publishChange(tx, { topic: 'lead', workspaceId: by.workspace.id, id, kind: 'UPDATED' });
}

/** A contact who writes or calls is answered, and no longer waits. */
export async function endWaiting(tx: Tx, phone: string): Promise<void> {
  await tx.lead.updateMany({ where: { phone, waitingSince: { not: null } }, data: NOT_WAITING });
}

export const NOT_WAITING = { waitingSince: null, waitingReason: null, contactAt: null };
