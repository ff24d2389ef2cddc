import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueGreeting, type OutreachOrder } from '../../../../events/outbox.ts';
import { isAgentPublished } from '../../../agent/configuration/index.ts';
import { findContactTime, suppressOutreach } from '../../../campaigns/outreach-limits/index.ts';
import { deferLead, endWaiting, lockLead, markLeadWaiting } from '../../../leads/leads/index.ts';
import { isSendingEnabled } from '../../../messaging/conversations/index.ts';
import { integrationStatus } from '../../../platform/integrations/index.ts';
import { agentActor } from '../actors.ts';
import { dial } from '../dial.ts';
import { redialLead } from './redial-lead.ts';

/** Calls a new lead, unless the lead was already called or a member handles the lead (CB-15). */
export const dialLeadJob =
  (services: Services): Task =>
  async (payload) => {
    const order = payload as OutreachOrder;
    await services.database.forWorkspace(order.workspaceId).write((tx) => dialNew(tx, services, order));
  };

async function dialNew(tx: Tx, services: Services, { workspaceId, leadId, visitor }: OutreachOrder): Promise<void> {
  const lead = await lockLead(tx, leadId);
  if (!lead || lead.suppressedAt) return;
  const by = agentActor(services, workspaceId, leadId);
  if (lead.waitingReason === 'REDIAL') return redialLead(tx, services, { by, lead });
  if (lead.status !== 'NEW') return;
  const voice = await integrationStatus(tx, 'VAPI');
  if (!voice) return markLeadWaiting(tx, by, lead, 'NOT_SET_UP');
  if (!(await isAgentPublished(tx))) return markLeadWaiting(tx, by, lead, 'NOT_PUBLISHED');
  if (await wasDialed(tx, leadId)) return;
  if (!(await isSendingEnabled(tx))) return markLeadWaiting(tx, by, lead, 'PAUSED');
  const { at, isNow } = await findContactTime(tx, services, { kind: 'CALL', phone: lead.phone });
  if (!isNow) {
    await deferLead(tx, by, lead, at);
    return enqueueGreeting(tx, { workspaceId, leadId, visitor: visitor ?? null }, at);
  }
  // Jobs that an older version enqueued have no visitor.
  const dialed = await dial(tx, by, {
    lead,
    denialReason: voice.unavailableReason,
    isAutomatic: true,
    isByHand: false,
    visitor: visitor ?? null,
  });
  await endWaiting(tx, lead.phone);
  if ('suppressed' in dialed) await suppressOutreach(tx, by, { leadId, kind: 'CALL', reason: dialed.suppressed });
}

/** Returns whether the lead was called. Suppressed calls do not count, because they were never placed. */
const wasDialed = async (tx: Tx, leadId: string): Promise<boolean> =>
  (await tx.call.findFirst({ where: { leadId, state: { not: 'SUPPRESSED' } }, select: { id: true } })) !== null;
