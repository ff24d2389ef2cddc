import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { serviceById } from '../../../agent/services/index.ts';
import { checkContactWindow } from '../../../campaigns/outreach-limits/index.ts';
import { lockLead } from '../../../leads/leads/index.ts';
import { integrationStatus } from '../../../platform/integrations/index.ts';
import { checkCallPlan } from '../call-plan.ts';
import { dial } from '../dial.ts';
import { isDialingAgentPublished } from '../route.ts';

interface StartCall {
  readonly leadId: string;
  /** Service that handles the call. If null, the service of the default phone number is used. */
  readonly serviceId: string | null;
  /** True if the member confirmed the call although the contact window is closed. */
  readonly confirmOutsideWindow: boolean;
}

/**
 * Calls a lead. A call started by a member is exempt from the cool-down and the daily limits of attempts; a call
 * started with an API key is not (CB-15).
 */
export const startCall = (ctx: WorkspaceContext, { leadId, serviceId, confirmOutsideWindow }: StartCall) =>
  ctx.db.write(async (tx) => {
    const lead = authorize(ctx, 'read', 'Lead', await lockLead(tx, leadId));
    const service = serviceId ? authorize(ctx, 'read', 'Service', await serviceById(tx, serviceId)) : null;
    const limit = await checkCallPlan(tx, ctx.services);
    if (limit) return limit;
    if (service?.disabledAt) return refused('SERVICE_DISABLED', 'serviceId');
    if (service && service.channel !== 'VOICE') return refused('SERVICE_NOT_VOICE', 'serviceId');
    if ((await integrationStatus(tx, 'VAPI'))?.unavailableReason !== null) return refused('VOICE_NOT_SET_UP');
    if (!(await isDialingAgentPublished(tx, service))) return refused('AGENT_NOT_PUBLISHED');
    const refusal = await checkContact(tx, lead.phone);
    if (refusal) return refused(refusal);
    const isByHand = ctx.actor.kind === 'user';
    const window = { kind: 'CALL', phone: lead.phone, isConfirmed: confirmOutsideWindow && isByHand } as const;
    const early = await checkContactWindow(tx, ctx.services, window);
    if (early) return early;
    const dialed = await dial(tx, ctx, { lead, service, isByHand, visitor: null });
    return 'callId' in dialed ? ({ call: byId(dialed.callId) } as const) : refused(dialed.suppressed);
  });

async function checkContact(tx: Tx, phone: string) {
  const contact = await tx.contact.findFirst({ where: { phone }, select: { id: true, blockedAt: true } });
  if (!contact) return null;
  if (contact.blockedAt) return 'CONTACT_BLOCKED';
  return (await tx.optOut.findFirst({ where: { contactId: contact.id } })) ? 'CONTACT_SILENT' : null;
}
