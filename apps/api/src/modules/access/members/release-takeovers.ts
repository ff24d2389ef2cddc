import { effectivePolicies } from '@frontdesk/policies';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { endCallTakeovers, endConversationTakeovers } from '../../messaging/conversations/index.ts';
import type { MemberRow } from './members.repository.ts';
import type { RoleAndGrants } from './role-and-grants.ts';

/**
 * Ends the takeovers that a member can no longer continue. Otherwise no other member could take over the conversation
 * or call.
 */
export async function releaseTakeovers(
  tx: Tx,
  ctx: EventContext,
  member: MemberRow,
  after: RoleAndGrants,
): Promise<void> {
  const policies = effectivePolicies({ ...after, now: ctx.services.clock() });
  // A member who is restricted to assigned conversations cannot see calls, and may not be able to see the conversation.
  const isNarrowed = after.assignedConversationsOnly === true && !member.assignedConversationsOnly;
  if (isNarrowed || !policies.has('conversation.takeover')) await endConversationTakeovers(tx, ctx, member.id);
  if (isNarrowed || !policies.has('call.operate')) await endCallTakeovers(tx, ctx, member.id);
}
