import { authorize } from '../../../../auth/authorize.ts';
import type { SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { type EventContext, recordEvent } from '../../../../events/record-event.ts';
import { transferViews } from '../../../contacts/saved-views/index.ts';
import { removeVoiceprint } from '../../../identity/voiceprints/index.ts';
import {
  endCallTakeovers,
  endConversationTakeovers,
  unassignConversations,
} from '../../../messaging/conversations/index.ts';
import { checkCallerGrantLimit } from '../grant-check.ts';
import { lockMember, lockOwners, type MemberRow, revokeKeysOf } from '../members.repository.ts';
import { roleAndGrantsOf } from '../role-and-grants.ts';

/**
 * Removes a member, ends their takeovers and revokes their API keys. Shared views are transferred (see `successorOf`).
 * Refused for the last owner, and for a member whose permissions exceed the API caller's grant limit. The user account
 * is not deleted.
 */
export const removeMember = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const owners = await lockOwners(tx);
    const member = authorize(ctx, 'remove', 'Member', await lockMember(tx, id));
    const refusal = checkCallerGrantLimit(ctx, { before: roleAndGrantsOf(member) });
    if (refusal) return refused(refusal);
    if (member.role === 'owner' && owners === 1) return refused('LAST_OWNER');
    await removeRow(tx, ctx, member, { name: 'member.removed', by: ctx.membership.memberId });
    return { id } as const;
  });

/**
 * Ends the user's membership in a workspace because the account is being deleted. Returns false if the user is the last
 * owner, and true otherwise, even if the user is not a member.
 */
export const endMembership = (ctx: SignedInContext, workspace: { readonly id: string }): Promise<boolean> =>
  ctx.services.database.forWorkspace(workspace.id).write(async (tx) => {
    const owners = await lockOwners(tx);
    const found = await tx.member.findFirst({ where: { userId: ctx.actor.userId }, select: { id: true } });
    const member = found && (await lockMember(tx, found.id));
    if (member?.role === 'owner' && owners === 1) return false;
    if (member) await removeRow(tx, { ...ctx, workspace }, member, { name: 'member.left', by: null });
    return true;
  });

/** Ends the requesting member's own membership. The last owner cannot leave. */
export const leaveWorkspace = (ctx: WorkspaceContext) =>
  ctx.db.write(async (tx) => {
    const owners = await lockOwners(tx);
    const member = authorize(ctx, 'leave', 'Member', await lockMember(tx, ctx.membership.memberId));
    if (member.role === 'owner' && owners === 1) return refused('LAST_OWNER');
    await removeRow(tx, ctx, member, { name: 'member.left', by: null });
    return { slug: ctx.workspace.slug } as const;
  });

interface LeavingMember {
  readonly name: 'member.removed' | 'member.left';
  /**
   * Id of the member who removes the other member; for an API key, the id of its creator. Null if the member leaves or
   * deletes the account.
   */
  readonly by: string | null;
}

async function removeRow(tx: Tx, ctx: EventContext, member: MemberRow, { name, by }: LeavingMember) {
  const workspaceId = ctx.workspace.id;
  await endConversationTakeovers(tx, ctx, member.id);
  await endCallTakeovers(tx, ctx, member.id);
  await unassignConversations(tx, member.id);
  await removeVoiceprint(tx, ctx, { memberId: member.id, userId: member.userId });
  const to = await successorOf(tx, member.id, by);
  const viewsHandedOver = to ? await transferViews(tx, { workspaceId, from: member.id, to }) : 0;
  await tx.member.delete({ where: { workspaceId_id: { workspaceId, id: member.id } } });
  const apiKeysRevoked = await revokeKeysOf(tx, member.userId, ctx.services.clock());
  const before = { email: member.user.email, role: member.role };
  const after = { apiKeysRevoked, viewsHandedOver };
  const fact = { name, subject: { type: 'Member', id: member.id }, before, after } as const;
  await recordEvent(tx, ctx, fact, { topic: 'access', workspaceId });
}

/**
 * Returns the member who receives the shared views: the member who removes the other member. If the member leaves,
 * deletes the account or removes themselves, returns the remaining owner who joined first, or undefined if there is
 * none.
 */
async function successorOf(tx: Tx, removedId: string, by: string | null): Promise<string | undefined> {
  if (by && by !== removedId) return by;
  const where = { id: { not: removedId }, role: 'owner' };
  return (await tx.member.findFirst({ where, orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }] }))?.id;
}
