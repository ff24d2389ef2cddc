import type { WorkspaceContext } from '../../auth/context.ts';
import { refused } from '../../graphql/refused.type.ts';
import type { HeldConversation } from './conversations.repository.ts';

/** The member who acts; null for an API key, which holds no conversation. */
export const actingMember = ({ actor, membership }: WorkspaceContext): string | null =>
  actor.kind === 'user' ? membership.memberId : null;

export const heldByAnother = ({ holderName }: HeldConversation) =>
  refused('HELD_BY_ANOTHER', null, holderName ? `${holderName} holds this conversation.` : undefined);

/** CB-34: only the holder writes. A key holds nothing, and writes where no person does. */
export function holdFault(ctx: WorkspaceContext, conversation: HeldConversation) {
  const { heldById } = conversation;
  const memberId = actingMember(ctx);
  if (heldById !== null) return heldById === memberId ? null : heldByAnother(conversation);
  return memberId === null ? null : refused('NOT_HELD');
}
