import { authorize } from '../../../context/authorize.ts';
import type { WorkspaceContext } from '../../../context/context.ts';
import type { Service } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { notFound } from '../../../errors/denials.ts';
import { dialLater } from '../../../events/outbox.ts';
import { type Recorder, record } from '../../../events/record.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { mayGoOut } from '../../conversations/index.ts';
import { standingOf } from '../../integrations/index.ts';
import { type LeadRow, lockLead } from '../../leads/index.ts';
import { serviceById } from '../../services/index.ts';
import { contactBy } from '../../turns/index.ts';
import { beginCall } from '../begin-call.ts';
import { lockCall } from '../calls.repository.ts';
import { LeadDialled } from '../graphql/call.results.ts';
import { moveCall } from '../move-call.ts';
import { routeOut } from '../route.ts';

interface Wish {
  readonly leadId: string;
  /** Null for the usual one. */
  readonly serviceId: string | null;
}

/** CB-15: the agent calls a lead. The call is written down here, and dialled by the worker. */
export const dialLead = (ctx: WorkspaceContext, { leadId, serviceId }: Wish) =>
  ctx.db.write(async (tx) => {
    const lead = authorize(ctx, 'read', 'Lead', await lockLead(tx, leadId));
    const service = serviceId ? authorize(ctx, 'read', 'Service', await serviceById(tx, serviceId)) : null;
    if (service?.disabledAt) return refused('SERVICE_OFF', 'serviceId');
    if (service && service.channel !== 'VOICE') return refused('SERVICE_WRITES', 'serviceId');
    if ((await standingOf(tx, 'VAPI'))?.fault !== null) return refused('VOICE_NOT_SET_UP');
    const contact = await callee(tx, ctx, lead);
    if (contact.blockedAt) return refused('CONTACT_BLOCKED');
    if (await tx.optOut.findFirst({ where: { contactId: contact.id } })) return refused('CONTACT_SILENT');
    const id = await dial(tx, ctx, { lead, contactId: contact.id, service });
    return id ? new LeadDialled(id) : refused('CALL_RUNNING');
  });

export const callee = (tx: Tx, by: Recorder, { phone, name }: LeadRow) =>
  contactBy(tx, { workspaceId: by.workspace.id, phone, name, now: by.services.clock() });

interface Dialling {
  readonly lead: LeadRow;
  readonly contactId: string;
  /** Chosen by whoever dials. */
  readonly service?: Service | null;
  /** Why nobody can be dialled now, for people. */
  readonly obstacle?: string | null;
}

/** CB-18, AM-33: while the workspace is paused, or nothing carries or handles it, the call is kept, and is never made, not even afterwards. */
export async function dial(
  tx: Tx,
  by: Recorder,
  { lead, contactId, service, obstacle = null }: Dialling,
): Promise<string | null> {
  const workspaceId = by.workspace.id;
  const now = by.services.clock();
  const { fault, ...route } = await routeOut(tx, service);
  const callId = await beginCall(tx, {
    workspaceId,
    contactId,
    leadId: lead.id,
    direction: 'OUTBOUND',
    ...route,
    now,
  });
  if (!callId) return null;
  await record(tx, by, { name: 'call.dialled', subject: { type: 'Call', id: callId }, after: { leadId: lead.id } });
  const failure = (await mayGoOut(tx)) ? (obstacle ?? fault) : PAUSED;
  if (failure) await keepBack(tx, by, callId, failure);
  else await dialLater(tx, { workspaceId, callId });
  return callId;
}

async function keepBack(tx: Tx, by: Recorder, callId: string, failure: string): Promise<void> {
  const call = await lockCall(tx, callId);
  if (!call) throw notFound();
  await moveCall(tx, by, call, { state: 'SUPPRESSED', at: by.services.clock(), failure });
}

export const PAUSED = 'The workspace is paused: nothing goes out.';
