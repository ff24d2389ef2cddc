import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockConversation } from '../conversations.repository.ts';
import { takeOver } from '../take-over.ts';
import { actingMember, refuseHeldByAnother } from '../takeover-guard.ts';

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
    if (conversation.heldById === memberId) return { type: 'ConversationTakenOver', conversation: byId(id) } as const;
    if (conversation.heldById !== null) return refuseHeldByAnother(conversation);
    if (version != null && version !== conversation.version) return refused('CONVERSATION_CHANGED', 'version');
    await takeOver(tx, ctx, { ...conversation, memberId });
    return { type: 'ConversationTakenOver', conversation: byId(id) } as const;
  });
