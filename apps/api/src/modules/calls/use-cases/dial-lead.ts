import { authorize } from '../../../context/authorize.ts';
import type { WorkspaceContext } from '../../../context/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { notFound } from '../../../errors/denials.ts';
import { dialLater } from '../../../events/outbox.ts';
import { type Recorder, record } from '../../../events/record.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { mayGoOut } from '../../conversations/index.ts';
import { workingProviders } from '../../integrations/index.ts';
import { type LeadRow, lockLead } from '../../leads/index.ts';
import { contactBy } from '../../turns/index.ts';
import { beginCall } from '../begin-call.ts';
import { lockCall } from '../calls.repository.ts';
import { LeadDialled } from '../graphql/call.results.ts';
import { moveCall } from '../move-call.ts';
import { serviceOfNumber } from '../service-of-number.ts';

/** CB-15: the agent calls a lead. The call is written down here, and dialled by the worker. */
export const dialLead = (ctx: WorkspaceContext, { leadId }: { leadId: string }) =>
  ctx.db.write(async (tx) => {
    const lead = authorize(ctx, 'read', 'Lead', await lockLead(tx, leadId));
    if (!(await workingProviders(tx)).has('VAPI')) return refused('VOICE_NOT_SET_UP');
    const contact = await callee(tx, ctx, lead);
    if (contact.blockedAt) return refused('CONTACT_BLOCKED');
    if (await tx.optOut.findFirst({ where: { contactId: contact.id } })) return refused('CONTACT_SILENT');
    const id = await dial(tx, ctx, { lead, contactId: contact.id });
    return id ? new LeadDialled(id) : refused('CALL_RUNNING');
  });

export const callee = (tx: Tx, by: Recorder, { phone, name }: LeadRow) =>
  contactBy(tx, { workspaceId: by.workspace.id, phone, name, now: by.services.clock() });

interface Dialling {
  readonly lead: LeadRow;
  readonly contactId: string;
}

/** CB-18: while the workspace is paused the call is kept, and is never made, not even afterwards. */
export async function dial(tx: Tx, by: Recorder, { lead, contactId }: Dialling): Promise<string | null> {
  const workspaceId = by.workspace.id;
  const now = by.services.clock();
  const serviceId = await serviceOfNumber(tx, null);
  const callId = await beginCall(tx, {
    workspaceId,
    contactId,
    leadId: lead.id,
    direction: 'OUTBOUND',
    serviceId,
    now,
  });
  if (!callId) return null;
  await record(tx, by, { name: 'call.dialled', subject: { type: 'Call', id: callId }, after: { leadId: lead.id } });
  if (await mayGoOut(tx)) await dialLater(tx, { workspaceId, callId });
  else {
    const call = await lockCall(tx, callId);
    if (!call) throw notFound();
    await moveCall(tx, by, call, { state: 'SUPPRESSED', at: now, failure: PAUSED });
  }
  return callId;
}

export const PAUSED = 'The workspace is paused: nothing goes out.';
