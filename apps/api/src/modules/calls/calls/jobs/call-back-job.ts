import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { suppressOutreach } from '../../../campaigns/outreach-limits/index.ts';
import { lockLead } from '../../../leads/leads/index.ts';
import { integrationStatus } from '../../../platform/integrations/index.ts';
import { agentActor } from '../actors.ts';
import { dial } from '../dial.ts';

interface CallBackOrder {
  readonly workspaceId: string;
  readonly leadId: string;
}

/** Calls a contact at the requested time. A call that cannot be placed is stored with the reason. */
export const callBackJob =
  (services: Services): Task =>
  async (payload) => {
    const { workspaceId, leadId } = payload as CallBackOrder;
    await services.database.forWorkspace(workspaceId).write(async (tx) => {
      const lead = await lockLead(tx, leadId);
      if (!lead) return;
      const by = agentActor(services, workspaceId, leadId);
      const denialReason = (await integrationStatus(tx, 'VAPI'))?.unavailableReason ?? null;
      // The contact requested the call, so the cool-down does not apply.
      const dialed = await dial(tx, by, { lead, denialReason, isByHand: true, visitor: null });
      if ('suppressed' in dialed) await suppressOutreach(tx, by, { leadId, kind: 'CALL', reason: dialed.suppressed });
    });
  };
