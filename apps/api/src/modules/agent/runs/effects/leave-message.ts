import type { Services } from '../../../../auth/context.ts';
import { notify } from '../../../../events/notify.ts';
import { eligibleMembers } from '../../escalation/index.ts';
import type { EffectInput, EffectOutcome } from './effect.ts';

export interface ConversationEffectInput extends EffectInput {
  readonly conversationId: string;
}

/** Notifies the team that the contact left a message. The message itself is part of the conversation. */
export async function leaveMessage(
  services: Services,
  { by, conversationId }: ConversationEffectInput,
): Promise<EffectOutcome> {
  return {
    result: { ok: true, data: null },
    change: async (tx) => {
      const members = await eligibleMembers(tx, { conversationId }, services.clock());
      await notify(tx, by, { kind: 'CONVERSATION_WAITING', to: members.map(({ id }) => id), conversationId });
    },
  };
}
