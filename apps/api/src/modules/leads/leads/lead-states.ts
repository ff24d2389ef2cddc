import type { LeadSource, LeadStatus, LeadWaitingReason } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { insertRow, updateRow } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueGreeting } from '../../../events/outbox.ts';
import { type EventContext, publishChange, recordEvent } from '../../../events/record-event.ts';
import { addressGroup } from '../../../rate-limiting/client-address.ts';
import { storeExternalIds } from '../../contacts/external-data/index.ts';
import type { SubmittedForm, ValidLead } from './lead-validation.ts';
import type { LeadRow } from './leads.repository.ts';

/**
 * Stores a lead, records the event, and returns the lead's id. Enqueues the greeting unless the lead wrote or called
 * first. A lead is stored even while the agent is paused (CB-18).
 */
export async function acceptLead(
  tx: Tx,
  ctx: EventContext,
  { form, external, ...lead }: ValidLead,
  source: LeadSource,
): Promise<string> {
  const id = uuidv7();
  const workspaceId = ctx.workspace.id;
  const now = ctx.services.clock();
  const times = { consentAt: now, createdAt: now, updatedAt: now };
  const metadata = external?.metadata;
  const fact = { name: 'lead.created', subject: { type: 'Lead', id }, after: { source } } as const;
  await Promise.all([
    insertRow<LeadRow>(tx, 'Lead', { workspaceId, id, ...lead, ...stored(form), metadata, source, ...times }),
    recordEvent(tx, ctx, fact, { topic: 'lead', workspaceId, id, kind: 'CREATED' }),
  ]);
  if (external) await storeExternalIds(tx, { workspaceId, type: 'Lead', id }, external);
  // The agent already replies to leads who write or call, so only other leads are greeted.
  const visitor = source === 'FORM' ? addressGroup(ctx.transport.ipAddress) : null;
  if (source !== 'WHATSAPP' && source !== 'CALL') await enqueueGreeting(tx, { workspaceId, leadId: id, visitor });
  return id;
}

const stored = (form: SubmittedForm | undefined): Partial<LeadRow> => (form ? JSON.parse(JSON.stringify(form)) : {});

interface LeadTransition {
  readonly status: LeadStatus;
  /** Statuses from which the transition is allowed. If omitted, it is allowed from every status. */
  readonly from?: readonly LeadStatus[];
}

/**
 * Changes the status of a lead and records the event. Has no effect if the lead already has the status or `from` does
 * not contain the current status.
 */
export async function transitionLead(
  tx: Tx,
  by: EventContext,
  lead: LeadRow | null,
  { status, from }: LeadTransition,
): Promise<void> {
  if (!lead || lead.status === status || (from && !from.includes(lead.status as LeadStatus))) return;
  const updatedAt = by.services.clock();
  const change = { status, updatedAt, ...(status === 'NEW' ? {} : NOT_WAITING) };
  await Promise.all([
    updateRow<LeadRow>(tx, 'Lead', lead.id, change),
    recordLead(tx, by, { id: lead.id, before: { status: lead.status }, after: { status } }),
  ]);
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

/** Adds the lead to the list of leads that are waiting for the first contact. */
export const markLeadWaiting = (
  tx: Tx,
  by: EventContext,
  lead: LeadRow,
  waitingReason: Exclude<LeadWaitingReason, 'OUTSIDE_HOURS' | 'REDIAL'>,
): Promise<void> => storeWaiting(tx, by, lead, { waitingReason, contactAt: null });

/**
 * Defers the first contact until the contact window opens. The calling code must schedule the first contact in the same
 * transaction.
 */
export const deferLead = (tx: Tx, by: EventContext, lead: LeadRow, contactAt: Date): Promise<void> =>
  storeWaiting(tx, by, lead, { waitingReason: 'OUTSIDE_HOURS', contactAt });

/** Stores the time of the next automatic call. The calling code must schedule the call in the same transaction. */
export const scheduleRedial = (tx: Tx, by: EventContext, lead: LeadRow, contactAt: Date): Promise<void> =>
  storeWaiting(tx, by, lead, { waitingReason: 'REDIAL', contactAt });

interface Waiting {
  readonly waitingReason: LeadWaitingReason;
  readonly contactAt: Date | null;
}

async function storeWaiting(tx: Tx, by: EventContext, { id, createdAt }: LeadRow, waiting: Waiting): Promise<void> {
  await tx.lead.updateMany({
    where: { id },
    data: { greetedAt: null, waitingSince: createdAt, backlogNotifiedAt: null, ...waiting },
  });
  await publishChange(tx, { topic: 'lead', workspaceId: by.workspace.id, id, kind: 'UPDATED' });
}

/** Records that the agent greeted the lead, and removes the lead from the list of waiting leads. */
export async function markLeadGreeted(tx: Tx, by: EventContext, id: string): Promise<void> {
  const greetedAt = by.services.clock();
  await tx.lead.updateMany({ where: { id }, data: { ...NOT_WAITING, greetedAt } });
}

/**
 * Records that the lead did not answer the last automatic call, and removes the lead from the list of waiting leads.
 */
export async function markLeadUnreached(tx: Tx, by: EventContext, id: string): Promise<void> {
  await tx.lead.updateMany({ where: { id }, data: { ...NOT_WAITING, unreachedAt: by.services.clock() } });
  await publishChange(tx, { topic: 'lead', workspaceId: by.workspace.id, id, kind: 'UPDATED' });
}

/**
 * Records that a member or the agent has spoken with the contact. The lead is then no longer listed as waiting or
 * unreached.
 */
export async function markLeadReached(tx: Tx, by: EventContext, { id }: LeadRow): Promise<void> {
  const open = { OR: [{ waitingSince: { not: null } }, { unreachedAt: { not: null } }] };
  const { count } = await tx.lead.updateMany({ where: { id, ...open }, data: { ...NOT_WAITING, unreachedAt: null } });
  if (count > 0) await publishChange(tx, { topic: 'lead', workspaceId: by.workspace.id, id, kind: 'UPDATED' });
}

/** Removes a contact's leads from the list of waiting leads, because the contact has written or called. */
export async function endWaiting(tx: Tx, phone: string): Promise<void> {
  await tx.sql`
    update leads set waiting_since = null, waiting_reason = null, contact_at = null, updated_at = clock_timestamp()
    where phone = ${phone} and waiting_since is not null`;
}

const NOT_WAITING = { waitingSince: null, waitingReason: null, contactAt: null };
