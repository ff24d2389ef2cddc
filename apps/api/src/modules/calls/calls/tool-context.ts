import type { Services } from '../../../auth/context.ts';
import type { ToolContext } from '../../agent/runs/index.ts';
import { lockLead } from '../../leads/leads/index.ts';
import { isSendingEnabled } from '../../messaging/conversations/index.ts';
import { agentActor } from './actors.ts';
import { lockCall } from './calls.repository.ts';

/**
 * Tool context of a call, bound to its lead: no tool argument names one. Nothing is sent while the workspace is
 * paused.
 */
export const toolContextOf = (
  services: Services,
  { workspaceId, callId }: { workspaceId: string; callId: string },
): ToolContext => ({
  workspaceId,
  by: agentActor(services, workspaceId, callId),
  leadOf: async (tx) => {
    const call = await tx.call.findFirst({ where: { id: callId }, select: { leadId: true } });
    return call?.leadId ? lockLead(tx, call.leadId) : null;
  },
  within: (todo) =>
    services.database.forWorkspace(workspaceId).write(async (tx) => {
      const call = await lockCall(tx, callId);
      const may = call && !call.endedAt && call.mode !== 'TAKEOVER' && !call.optedOut && (await isSendingEnabled(tx));
      return may ? todo(tx) : null;
    }),
});
