import type { WorkspaceContext } from '../../auth/context.ts';
import { refused } from '../../graphql/refused.type.ts';
import type { LockedConversation } from './conversations.repository.ts';

/** The member who acts; null for an API key, which holds no conversation. */
export const actingMember = ({ actor, membership }: WorkspaceContext): string | null =>
  actor.kind === 'user' ? membership.memberId : null;

export const refuseHeldByAnother = ({ holderName }: LockedConversation) =>
  refused('HELD_BY_ANOTHER', null, holderName ? `${holderName} holds this conversation.` : undefined);

/** CB-34: only the holder writes. A key holds nothing, and writes where no person does. */
export function checkTakeover(ctx: WorkspaceContext, conversation: LockedConversation) {
  const { heldById } = conversation;
  const memberId = actingMember(ctx);
  if (heldById !== null) return heldById === memberId ? null : refuseHeldByAnother(conversation);
  return memberId === null ? null : refused('NOT_HELD');
}
