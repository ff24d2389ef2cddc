import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { notify } from '../../../../events/notify.ts';
import { eligibleMembers } from '../../escalation/index.ts';
import { agentActor } from '../active-run.ts';
import { lockConversation } from '../agent-runs.repository.ts';
import { handOffToHuman } from '../hand-off.ts';

interface CallbackRequest {
  readonly workspaceId: string;
  readonly conversationId: string;
}

/**
 * Hands a conversation off at the scheduled time of a callback. If the agent no longer handles the conversation, only
 * notifies the eligible members. Does nothing if the contact is blocked or has opted out.
 */
export const requestCallbackJob =
  (services: Services): Task =>
  async (payload) => {
    const { workspaceId, conversationId } = payload as CallbackRequest;
    await services.database.forWorkspace(workspaceId).write(async (tx) => {
      const conversation = await lockConversation(tx, conversationId);
      if (!conversation || conversation.optedOut || conversation.blocked) return;
      const by = agentActor(services, { workspaceId, id: conversationId });
      if (conversation.mode === 'AGENT')
        return handOffToHuman(tx, by, { conversationId, code: 'CALLBACK_DUE', detail: null });
      const members = await eligibleMembers(tx, { conversationId }, services.clock());
      await notify(tx, by, {
        kind: 'CONVERSATION_WAITING',
        to: members.map(({ id }) => id),
        detail: 'CALLBACK_DUE',
        conversationId,
      });
    });
  };
