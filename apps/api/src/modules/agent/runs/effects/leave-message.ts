import type { Services } from '../../../../auth/context.ts';
import { notify } from '../../../../events/notify.ts';
import { escalationRecipients } from '../finish-run.ts';
import type { EffectInput, EffectOutcome } from './effect.ts';

/** Tells the team that the contact left a message. Its text is in the conversation. */
export async function leaveMessage(services: Services, { by, conversationId }: EffectInput): Promise<EffectOutcome> {
  return {
    result: { ok: true, data: null },
    change: async (tx) => {
      const to = await escalationRecipients(tx, conversationId, services.clock());
      await notify(tx, by, { kind: 'CONVERSATION_WAITING', to, conversationId });
    },
  };
}
