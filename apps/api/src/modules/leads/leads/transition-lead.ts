import type { LeadStatus } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import type { LeadRow } from './leads.repository.ts';
import { NOT_WAITING } from './waiting-leads.ts';

interface LeadTransition {
  readonly status: LeadStatus;
  /** Statuses that the transition is allowed from. If omitted, all are allowed. */
  readonly from?: readonly LeadStatus[];
}

/**
 * Changes the status of a lead and records the event. Has no effect if the lead already has the status or `from` does
 * not contain its current one.
 */
export async function transitionLead(
  tx: Tx,
  by: EventContext,
  lead: LeadRow | null,
  { status, from }: LeadTransition,
): Promise<void> {
  if (!lead || lead.status === status || (from && !from.includes(lead.status as LeadStatus))) return;
  await tx.lead.updateMany({ where: { id: lead.id }, data: { status, ...(status === 'NEW' ? {} : NOT_WAITING) } });
  await recordLead(tx, by, { id: lead.id, before: { status: lead.status }, after: { status } });
}

interface LeadChange {
  readonly id: string;
  readonly before?: Record<string, string>;
  readonly after: Record<string, string>;
}

export async function recordLead(tx: Tx, by: EventContext, { id, before, after }: LeadChange): Promise<void> {
  const fact = { name: 'lead.updated', subject: { type: 'Lead', id }, ...(before ? { before } : {}), after } as const;
  await recordEvent(tx, by, fact, { topic: 'lead', workspaceId: by.workspace.id, id, kind: 'UPDATED' });
}
