import { authorize } from '../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { refused } from '../../../errors/refused.ts';
import { recordEvent } from '../../../events/record-event.ts';
import { type LockedConversation, lockConversation } from './conversations.repository.ts';
import { reopenClosed } from './reopen-conversation.ts';
import { beginTakeover } from './takeovers.repository.ts';

/**
 * Starts a takeover and reopens the conversation. The calling code must check that no other member has taken it over.
 */
export async function takeOver(
  tx: Tx,
  ctx: WorkspaceContext,
  { id, mode, status, memberId }: Pick<LockedConversation, 'id' | 'mode' | 'status'> & { readonly memberId: string },
): Promise<void> {
  const workspaceId = ctx.workspace.id;
  await reopenClosed(tx, ctx, { id, status, reason: 'TAKEOVER' });
  await beginTakeover(tx, { workspaceId, conversationId: id, memberId, now: ctx.services.clock() });
  const fact = {
    name: 'conversation.taken_over',
    subject: { type: 'Conversation', id },
    before: { mode },
    after: { heldById: memberId },
  } as const;
  await recordEvent(tx, ctx, fact, { topic: 'conversation', workspaceId, id, kind: 'UPDATED' });
}

/**
 * Starts a takeover when a member replies, unless a member has already taken over. A reply sent with an API key does
 * not start a takeover (WC-21).
 */
export async function takeOverByReply(tx: Tx, ctx: WorkspaceContext, conversation: LockedConversation): Promise<void> {
  const memberId = actingMember(ctx);
  if (memberId !== null && conversation.heldById === null) await takeOver(tx, ctx, { ...conversation, memberId });
}

/** Returns the id of the acting member. Returns null for an API key, which cannot take over conversations. */
export const actingMember = ({ actor, membership }: WorkspaceContext): string | null =>
  actor.kind === 'user' ? membership.memberId : null;

export const refuseHeldByAnother = ({ holderName }: LockedConversation) =>
  refused('TAKEN_OVER_BY_ANOTHER', null, holderName ? `${holderName} has taken over this conversation.` : undefined);

/**
 * Locks a conversation that the API caller can read, or throws NOT_FOUND. Before sending a reply, also call
 * `authorizeReply`.
 */
export const lockReadableConversation = async (tx: Tx, ctx: WorkspaceContext, id: string) =>
  authorize(ctx, 'read', 'Conversation', await lockConversation(tx, id));

/**
 * Returns why the API caller cannot reply to the contact, or null if the API caller can. If another member has taken
 * over, the refusal contains that member's name. Throws FORBIDDEN if the API caller lacks the permission to reply.
 */
export function authorizeReply(ctx: WorkspaceContext, conversation: LockedConversation) {
  return authorizeReplyAccess(ctx, conversation) ?? checkContactReachable(conversation);
}

/** Like `authorizeReply`, but does not check whether messages can be sent to the contact. */
export function authorizeReplyAccess(ctx: WorkspaceContext, conversation: LockedConversation) {
  const { heldById } = conversation;
  if (heldById !== null && heldById !== actingMember(ctx)) return refuseHeldByAnother(conversation);
  authorize(ctx, 'reply', 'Conversation', conversation);
  return null;
}

/** Returns why no message can be sent to the contact, or null if messages can be sent. */
export function checkContactReachable({ blocked, optedOut }: Pick<LockedConversation, 'blocked' | 'optedOut'>) {
  if (blocked) return refused('CONTACT_BLOCKED');
  return optedOut ? refused('CONTACT_OPTED_OUT') : null;
}
