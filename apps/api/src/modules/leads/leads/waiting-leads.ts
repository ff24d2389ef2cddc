import type { LeadWaitingReason } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, publishChange } from '../../../events/record-event.ts';
import type { LeadRow } from './leads.repository.ts';

/** Adds the lead to the list of leads that wait for a first contact. */
export const markLeadWaiting = (
  tx: Tx,
  by: EventContext,
  lead: LeadRow,
  waitingReason: Exclude<LeadWaitingReason, 'OUTSIDE_HOURS' | 'REDIAL'>,
): Promise<void> => storeWaiting(tx, by, lead, { waitingReason, contactAt: null });

/**
 * Defers the first contact until the contact window opens.
 * The caller must schedule the contact in the same transaction.
 */
export const deferLead = (tx: Tx, by: EventContext, lead: LeadRow, contactAt: Date): Promise<void> =>
  storeWaiting(tx, by, lead, { waitingReason: 'OUTSIDE_HOURS', contactAt });

/** Stores the time of the next automatic call. The caller must schedule the call in the same transaction. */
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

/** Records that the agent greets the lead, and removes it from the list of waiting leads. */
export async function markLeadGreeted(tx: Tx, by: EventContext, id: string): Promise<void> {
  const greetedAt = by.services.clock();
  await tx.lead.updateMany({ where: { id }, data: { ...NOT_WAITING, greetedAt } });
}

/** Records that the lead did not answer the last automatic call. */
export async function markLeadUnreached(tx: Tx, by: EventContext, id: string): Promise<void> {
  await tx.lead.updateMany({ where: { id }, data: { ...NOT_WAITING, unreachedAt: by.services.clock() } });
  await publishChange(tx, { topic: 'lead', workspaceId: by.workspace.id, id, kind: 'UPDATED' });
}

/**
 * Records that a member or the agent has spoken with the contact: the lead is no longer listed as waiting or unreached.
 */
export async function markLeadReached(tx: Tx, by: EventContext, { id }: LeadRow): Promise<void> {
  const open = { OR: [{ waitingSince: { not: null } }, { unreachedAt: { not: null } }] };
  const { count } = await tx.lead.updateMany({ where: { id, ...open }, data: { ...NOT_WAITING, unreachedAt: null } });
  if (count > 0) await publishChange(tx, { topic: 'lead', workspaceId: by.workspace.id, id, kind: 'UPDATED' });
}

/** Removes a contact's leads from the list of waiting leads, because the contact has written or called. */
export async function endWaiting(tx: Tx, phone: string): Promise<void> {
  await tx.lead.updateMany({ where: { phone, waitingSince: { not: null } }, data: NOT_WAITING });
}

export const NOT_WAITING = { waitingSince: null, waitingReason: null, contactAt: null };
