import type { WorkspaceContext } from '../../../auth/context.ts';
import { refused } from '../../../errors/refused.ts';
import type { LockedConversation } from './conversations.repository.ts';

/** The acting member. Null for an API key, which cannot take over conversations. */
export const actingMember = ({ actor, membership }: WorkspaceContext): string | null =>
  actor.kind === 'user' ? membership.memberId : null;

export const refuseHeldByAnother = ({ holderName }: LockedConversation) =>
  refused('HELD_BY_ANOTHER', null, holderName ? `${holderName} holds this conversation.` : undefined);
