import type { WorkspaceContext } from '../../../auth/context.ts';
import { refused } from '../../../graphql/refused.type.ts';
import type { LockedConversation } from './conversations.repository.ts';

/** The acting member. Null for an API key, which cannot take over conversations. */
export const actingMember = ({ actor, membership }: WorkspaceContext): string | null =>
  actor.kind === 'user' ? membership.memberId : null;

export const refuseHeldByAnother = ({ holderName }: LockedConversation) =>
  refused('HELD_BY_ANOTHER', null, holderName ? `${holderName} holds this conversation.` : undefined);

/** CB-34: only the member who took over can write. API keys write when no member has taken over. */
export function checkTakeover(ctx: WorkspaceContext, conversation: LockedConversation) {
  const { heldById } = conversation;
  const memberId = actingMember(ctx);
  if (heldById !== null) return heldById === memberId ? null : refuseHeldByAnother(conversation);
  return memberId === null ? null : refused('NOT_HELD');
}
