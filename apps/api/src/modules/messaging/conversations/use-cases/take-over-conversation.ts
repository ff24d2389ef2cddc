import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { refused } from '../../../../graphql/refused.type.ts';
import { lockConversation } from '../conversations.repository.ts';
import { ConversationTakenOver } from '../graphql/takeover.results.ts';
import { actingMember, refuseHeldByAnother } from '../takeover-guard.ts';
import { beginTakeover } from '../takeovers.repository.ts';

export interface TakeOverConversation {
  readonly id: string;
  readonly version?: number | null;
}

/**
 * CB-37: takes over a conversation from the agent. Of two concurrent takeovers one wins, and the other is refused
 * with the holder's name.
 */
export const takeOverConversation = (ctx: WorkspaceContext, { id, version }: TakeOverConversation) =>
  ctx.db.write(async (tx) => {
    const conversation = authorize(ctx, 'takeOver', 'Conversation', await lockConversation(tx, id));
    const memberId = actingMember(ctx);
    if (memberId === null) return refused('PEOPLE_ONLY');
    if (conversation.heldById === memberId) return new ConversationTakenOver(id);
    if (conversation.heldById !== null) return refuseHeldByAnother(conversation);
    if (version != null && version !== conversation.version) return refused('CONVERSATION_CHANGED', 'version');

    const workspaceId = ctx.workspace.id;
    await beginTakeover(tx, { workspaceId, conversationId: id, memberId, now: ctx.services.clock() });
    const fact = {
      name: 'conversation.taken_over',
      subject: { type: 'Conversation', id },
      before: { mode: conversation.mode },
      after: { heldById: memberId },
    } as const;
    await recordEvent(tx, ctx, fact, { topic: 'conversation', workspaceId, id, kind: 'UPDATED' });
    return new ConversationTakenOver(id);
  });
