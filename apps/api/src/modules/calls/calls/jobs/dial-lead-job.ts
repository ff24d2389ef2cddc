import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { OutreachOrder } from '../../../../events/outbox.ts';
import { suppressOutreach } from '../../../campaigns/outreach-limits/index.ts';
import { lockLead } from '../../../leads/leads/index.ts';
import { integrationStatus } from '../../../platform/integrations/index.ts';
import { agentActor } from '../actors.ts';
import { dial } from '../dial.ts';

/** CB-15: calls a new lead. Leads that were called or are being handled are skipped. */
export const dialLeadJob =
  (services: Services): Task =>
  async (payload) => {
    const order = payload as OutreachOrder;
    await services.database.forWorkspace(order.workspaceId).write((tx) => dialNew(tx, services, order));
  };

async function dialNew(tx: Tx, services: Services, { workspaceId, leadId, visitor }: OutreachOrder): Promise<void> {
  const lead = await lockLead(tx, leadId);
  if (lead?.status !== 'NEW' || lead.suppressedAt) return;
  const voice = await integrationStatus(tx, 'VAPI');
  if (!voice) return;
  if (await tx.call.findFirst({ where: { leadId }, select: { id: true } })) return;
  const by = agentActor(services, workspaceId, leadId);
  // Jobs from older versions have no visitor.
  const dialed = await dial(tx, by, { lead, denialReason: voice.fault, isByHand: false, visitor: visitor ?? null });
  if ('suppressed' in dialed) await suppressOutreach(tx, by, { leadId, kind: 'CALL', reason: dialed.suppressed });
}
