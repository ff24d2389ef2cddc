import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueAgentRun } from '../../../../events/outbox.ts';
import { type EventContext, recordEvent } from '../../../../events/record-event.ts';
import { endMemberTakeovers } from '../takeovers.repository.ts';

/** Ends the takeovers of a leaving member. */
export async function endConversationTakeovers(tx: Tx, ctx: EventContext, memberId: string): Promise<void> {
  const workspaceId = ctx.workspace.id;
  for (const id of await endMemberTakeovers(tx, memberId, ctx.services.clock())) {
    await enqueueAgentRun(tx, { workspaceId, conversationId: id, trigger: 'HAND_BACK' });
    const fact = {
      name: 'conversation.released',
      subject: { type: 'Conversation', id },
      before: { heldById: memberId },
    } as const;
    await recordEvent(tx, ctx, fact, { topic: 'conversation', workspaceId, id, kind: 'UPDATED' });
  }
}
