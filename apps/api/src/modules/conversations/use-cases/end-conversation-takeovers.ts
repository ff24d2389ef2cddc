import type { Tx } from '../../../db/tenant-db.ts';
import { answerLater } from '../../../events/outbox.ts';
import { type Recorder, record } from '../../../events/record-event.ts';
import { letGo } from '../takeovers.repository.ts';

/** Somebody leaves: the agent answers again where they did. */
export async function releaseConversations(tx: Tx, ctx: Recorder, memberId: string): Promise<void> {
  const workspaceId = ctx.workspace.id;
  for (const id of await letGo(tx, memberId, ctx.services.clock())) {
    await answerLater(tx, { workspaceId, conversationId: id, trigger: 'HAND_BACK' });
    const fact = {
      name: 'conversation.released',
      subject: { type: 'Conversation', id },
      before: { heldById: memberId },
    } as const;
    await record(tx, ctx, fact, { topic: 'conversation', workspaceId, id, kind: 'UPDATED' });
  }
}
