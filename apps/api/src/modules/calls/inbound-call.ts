import { normalizePhone } from '@frontdesk/domain/phones';
import type { VapiCall } from '@frontdesk/providers';
import type { Tx } from '../../db/tenant-db.ts';
import { enqueueCallReconcile } from '../../events/outbox.ts';
import { type EventContext, recordEvent } from '../../events/record-event.ts';
import { findLeadByPhone, findOrCreateContact } from '../agent-runs/index.ts';
import { acceptLead } from '../leads/index.ts';
import { beginCall } from './begin-call.ts';
import { lockCall } from './calls.repository.ts';
import { routeInbound } from './route.ts';
import { transitionCall } from './transition-call.ts';

/** Somebody calls us. Whoever is not known by then asks too: they become a lead. Null where they hide their number, or are on the phone with us already. */
export async function handleInboundCall(tx: Tx, by: EventContext, told: VapiCall): Promise<string | null> {
  const phone = told.customerNumber && normalizePhone(told.customerNumber);
  if (!phone) return null;
  const workspaceId = by.workspace.id;
  const now = by.services.clock();
  const known = await findLeadByPhone(tx, phone);
  const name = known?.name ?? phone;
  const contact = await findOrCreateContact(tx, { workspaceId, phone, name, now });
  const leadId = known?.id ?? (await acceptLead(tx, by, { name, phone, email: contact.email, message: '' }, 'CALL'));
  const { fault, ...route } = await routeInbound(tx, told.phoneNumberId);
  const call = { workspaceId, contactId: contact.id, leadId, phone, ...route, providerId: told.callId, now };
  const id = await beginCall(tx, { ...call, direction: 'INBOUND', state: fault ? 'QUEUED' : 'RINGING' });
  if (!id) {
    await reconcileRunningCall(tx, workspaceId, { leadId, phone });
    return null;
  }
  await recordEvent(tx, by, { name: 'call.dialled', subject: { type: 'Call', id }, after: { direction: 'INBOUND' } });
  if (fault) await refuseCall(tx, by, id, fault);
  return id;
}

/** Nobody has two calls at once: that the other one still runs may be news that was lost. */
async function reconcileRunningCall(
  tx: Tx,
  workspaceId: string,
  { leadId, phone }: { leadId: string; phone: string },
): Promise<void> {
  const where = { OR: [{ activeLeadId: leadId }, { activePhone: phone }] };
  const running = await tx.call.findFirst({ where, select: { id: true } });
  if (running) await enqueueCallReconcile(tx, { workspaceId, callId: running.id });
}

/** AM-33: nobody can take it. That they called is kept, with the reason, for whoever calls back. */
async function refuseCall(tx: Tx, by: EventContext, id: string, failure: string): Promise<void> {
  const call = await lockCall(tx, id);
  if (call) await transitionCall(tx, by, call, { state: 'SUPPRESSED', at: by.services.clock(), failure });
}
