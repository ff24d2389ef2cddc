import { effectivePolicies } from '@frontdesk/policies';
import type { Tx } from '../../db/tenant-db.ts';
import type { EventContext } from '../../events/record-event.ts';
import { endCallTakeovers, endConversationTakeovers } from '../conversations/index.ts';
import type { MemberRow } from './members.repository.ts';
import type { RoleAndGrants } from './role-and-grants.ts';

/**
 * What somebody holds goes back to the agent with the right to hold it: they could neither go on with it nor hand it back, and it would be
 * kept from everybody else.
 */
export async function releaseTakeovers(
  tx: Tx,
  ctx: EventContext,
  member: MemberRow,
  after: RoleAndGrants,
): Promise<void> {
  const policies = effectivePolicies({ ...after, now: ctx.services.clock() });
  // Whoever sees from now on what is assigned to them sees no call, and perhaps not the conversation.
  const isNarrowed = after.assignedConversationsOnly === true && !member.assignedConversationsOnly;
  if (isNarrowed || !policies.has('conversation.takeover')) await endConversationTakeovers(tx, ctx, member.id);
  if (isNarrowed || !policies.has('call.operate')) await endCallTakeovers(tx, ctx, member.id);
}
