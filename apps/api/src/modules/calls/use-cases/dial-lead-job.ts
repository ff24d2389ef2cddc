import type { Task } from 'graphile-worker';
import type { Services } from '../../../context/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { standingOf } from '../../integrations/index.ts';
import { lockLead } from '../../leads/index.ts';
import { byAgent } from '../by.ts';
import { callee, dial } from './dial-lead.ts';

/** CB-15: a new lead is called. Whoever was called before, or is on their way already, is left alone. */
export const dialLeadJob =
  (services: Services): Task =>
  async (payload) => {
    const { workspaceId, leadId } = payload as { workspaceId: string; leadId: string };
    await services.database.inWorkspace(workspaceId).write((tx) => dialNew(tx, services, { workspaceId, leadId }));
  };

interface Order {
  readonly workspaceId: string;
  readonly leadId: string;
}

async function dialNew(tx: Tx, services: Services, { workspaceId, leadId }: Order): Promise<void> {
  const lead = await lockLead(tx, leadId);
  if (lead?.status !== 'NEW') return;
  const voice = await standingOf(tx, 'VAPI');
  if (!voice) return;
  if (await tx.call.findFirst({ where: { leadId }, select: { id: true } })) return;
  const by = byAgent(services, workspaceId, leadId);
  await dial(tx, by, { lead, contactId: (await callee(tx, by, lead)).id, obstacle: voice.fault });
}
