import { authorize } from '../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { refused } from '../../../errors/refused.ts';
import { type LockedConversation, lockConversation } from './conversations.repository.ts';
import { actingMember, refuseHeldByAnother } from './take-over.ts';

/** Locks a conversation that the caller can read. Before a reply, also call `authorizeReply`. */
export const lockReadableConversation = async (tx: Tx, ctx: WorkspaceContext, id: string) =>
  authorize(ctx, 'read', 'Conversation', await lockConversation(tx, id));

/**
 * Returns why the caller cannot reply to the contact, or null. If another member has taken over, the refusal contains
 * that member's name. Throws FORBIDDEN if the caller is not allowed to reply.
 */
export function authorizeReply(ctx: WorkspaceContext, conversation: LockedConversation) {
  const { heldById } = conversation;
  if (heldById !== null && heldById !== actingMember(ctx)) return refuseHeldByAnother(conversation);
  authorize(ctx, 'reply', 'Conversation', conversation);
  return checkContactReachable(conversation);
}

/** Returns why no message can be sent to the contact. Returns null if messages can be sent. */
export function checkContactReachable({ blocked, optedOut }: Pick<LockedConversation, 'blocked' | 'optedOut'>) {
  if (blocked) return refused('CONTACT_BLOCKED');
  return optedOut ? refused('CONTACT_OPTED_OUT') : null;
}
