import { CALLER_NAME, CALLER_PHONE, type EngineState, textOf } from '@frontdesk/agent/engine';
import { normalizeName } from '@frontdesk/domain';
import { callerNumber, normalizePhone } from '@frontdesk/domain/phones';
import type { VapiCall } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueCallReconcile } from '../../../events/outbox.ts';
import { type EventContext, publishChange, recordEvent } from '../../../events/record-event.ts';
import { findLeadByPhone, findOrCreateContact } from '../../agent/runs/index.ts';
import { acceptLead } from '../../leads/leads/index.ts';
import { agentActor } from './actors.ts';
import { type CallRow, lockCall } from './calls.repository.ts';
import { escalate } from './escalate.ts';
import { routeInbound } from './route.ts';
import { beginCall, transitionCall } from './transition-call.ts';

/**
 * Stores an inbound call and returns its id. An unknown phone number is added as a lead. If the number is withheld, the
 * call has no contact until the person states a number. A call that cannot be handled is stored as suppressed. Returns
 * null if another call with the contact is in progress.
 */
export async function handleInboundCall(tx: Tx, by: EventContext, reported: VapiCall): Promise<string | null> {
  const caller = await callerOf(tx, by, reported);
  const workspaceId = by.workspace.id;
  const now = by.services.clock();
  const { unavailableReason, toTeam, ...route } = await routeInbound(tx, now, reported.phoneNumberId);
  const call = { workspaceId, ...caller, ...route, providerId: reported.callId, now };
  const id = await beginCall(tx, { ...call, direction: 'INBOUND', state: unavailableReason ? 'QUEUED' : 'RINGING' });
  if (!id) {
    if (caller.phone !== null) await reconcileRunningCall(tx, workspaceId, caller);
    return null;
  }
  await recordEvent(tx, by, { name: 'call.dialed', subject: { type: 'Call', id }, after: { direction: 'INBOUND' } });
  if (unavailableReason) await refuseCall(tx, by, id, unavailableReason);
  if (toTeam) await callTeam(tx, by, id);
  return id;
}

interface Caller {
  readonly contactId: string;
  readonly leadId: string;
  readonly phone: string;
}

const WITHHELD = { contactId: null, leadId: null, phone: null };

async function callerOf(tx: Tx, by: EventContext, { customerNumber }: VapiCall): Promise<Caller | typeof WITHHELD> {
  const phone = callerNumber(customerNumber);
  if (phone === null) return WITHHELD;
  const workspaceId = by.workspace.id;
  const known = await findLeadByPhone(tx, phone);
  const name = known?.name ?? phone;
  const contact = await findOrCreateContact(tx, { workspaceId, phone, name, now: by.services.clock() });
  const leadId = known?.id ?? (await acceptLead(tx, by, { name, phone, email: contact.email, message: '' }, 'CALL'));
  return { contactId: contact.id, leadId, phone };
}

/**
 * Enqueues a check of another call with the contact that is still stored as in progress. A contact cannot be in two
 * calls, so the end of that call may have been missed.
 */
async function reconcileRunningCall(
  tx: Tx,
  workspaceId: string,
  { leadId, phone }: { leadId: string; phone: string },
): Promise<void> {
  const where = { OR: [{ activeLeadId: leadId }, { activePhone: phone }] };
  const running = await tx.call.findFirst({ where, select: { id: true } });
  if (running) await enqueueCallReconcile(tx, { workspaceId, callId: running.id });
}

/** Queues an inbound call for operators. The agent speaks with the contact until a member takes over. */
async function callTeam(tx: Tx, by: EventContext, id: string): Promise<void> {
  const call = await lockCall(tx, id);
  if (call) await escalate(tx, by.services, call, { code: 'ROUTED_TO_TEAM', detail: null });
}

/** Suppresses an inbound call and stores the reason, so that a member can call back (AM-33). */
async function refuseCall(tx: Tx, by: EventContext, id: string, failure: string): Promise<void> {
  const call = await lockCall(tx, id);
  if (call) await transitionCall(tx, by, call, { state: 'SUPPRESSED', at: by.services.clock(), failure });
}

/**
 * Links a call without a contact to the contact with the phone number that the person stated. Returns the row unchanged
 * if no valid number was stated. Creates a new lead, because stating a number must not give access to an existing lead.
 */
export async function linkNamedCaller(
  tx: Tx,
  services: Services,
  row: CallRow,
  { answers }: Pick<EngineState, 'answers'>,
): Promise<CallRow> {
  if (row.contactId !== null) return row;
  const { workspaceId, id } = row;
  const { country } = await tx.workspace.findFirstOrThrow({ select: { country: true } });
  const phone = normalizePhone(textOf(answers[CALLER_PHONE]?.value), country);
  if (phone === null) return row;
  const name = normalizeName(textOf(answers[CALLER_NAME]?.value)) ?? phone;
  const by = agentActor(services, workspaceId, id);
  const contact = await findOrCreateContact(tx, { workspaceId, phone, name, now: services.clock() });
  const leadId = await acceptLead(tx, by, { name, phone, email: null, message: '' }, 'CALL');
  const linked = { contactId: contact.id, leadId, activeLeadId: row.endedAt === null ? leadId : null };
  await tx.call.updateMany({ where: { id }, data: linked });
  await recordEvent(tx, by, { name: 'call.caller_named', subject: { type: 'Call', id }, after: { leadId } });
  await publishChange(tx, { topic: 'call', workspaceId, id, kind: 'UPDATED' });
  return { ...row, ...linked };
}
