import type { LeadWaitingReason } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, publishChange } from '../../../events/record-event.ts';
import type { LeadRow } from './leads.repository.ts';

/** Lists a lead as waiting for its first contact. */
export const markLeadWaiting = (
  tx: Tx,
  by: EventContext,
  lead: LeadRow,
  waitingReason: Exclude<LeadWaitingReason, 'OUTSIDE_HOURS'>,
): Promise<void> => storeWaiting(tx, by, lead, { waitingReason, contactAt: null });

/** Lists a lead as waiting for its contact window. The caller schedules the contact in the same transaction. */
export const deferLead = (tx: Tx, by: EventContext, lead: LeadRow, contactAt: Date): Promise<void> =>
  storeWaiting(tx, by, lead, { waitingReason: 'OUTSIDE_HOURS', contactAt });

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

/** A contact who writes or calls is answered, and no longer waits. */
export async function endWaiting(tx: Tx, phone: string): Promise<void> {
  await tx.lead.updateMany({ where: { phone, waitingSince: { not: null } }, data: NOT_WAITING });
}

export const NOT_WAITING = { waitingSince: null, waitingReason: null, contactAt: null };
