import { authorize } from '../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { refused } from '../../../errors/refused.ts';
import { type LockedConversation, lockConversation } from './conversations.repository.ts';
import { actingMember, refuseHeldByAnother } from './take-over.ts';

/** Locks a conversation that the caller can read. A reply requires `authorizeReply` in addition. */
export const lockReadableConversation = async (tx: Tx, ctx: WorkspaceContext, id: string) =>
  authorize(ctx, 'read', 'Conversation', await lockConversation(tx, id));

/**
 * Why the caller cannot message this contact. Null when it can. FORBIDDEN when the caller may not reply at all;
 * while another member has taken over, a refusal names that member instead.
 */
export function authorizeReply(ctx: WorkspaceContext, conversation: LockedConversation) {
  const { heldById } = conversation;
  if (heldById !== null && heldById !== actingMember(ctx)) return refuseHeldByAnother(conversation);
  authorize(ctx, 'reply', 'Conversation', conversation);
  return checkContactReachable(conversation);
}

/** Why no message may be sent to this contact. Null when one may. */
export function checkContactReachable({ blocked, optedOut }: Pick<LockedConversation, 'blocked' | 'optedOut'>) {
  if (blocked) return refused('CONTACT_BLOCKED');
  return optedOut ? refused('CONTACT_OPTED_OUT') : null;
}
