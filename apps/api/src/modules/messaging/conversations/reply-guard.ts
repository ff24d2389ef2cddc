import type { WorkspaceContext } from '../../../auth/context.ts';
import { refused } from '../../../graphql/refused.type.ts';
import type { LockedConversation } from './conversations.repository.ts';
import { checkTakeover } from './takeover-guard.ts';

/** Why the caller cannot message this contact at all. Null when it can. */
export function checkCanReply(ctx: WorkspaceContext, conversation: LockedConversation) {
  const refusal = checkTakeover(ctx, conversation);
  if (refusal) return refusal;
  if (conversation.blocked) return refused('CONTACT_BLOCKED');
  return conversation.optedOut ? refused('CONTACT_OPTED_OUT') : null;
}
