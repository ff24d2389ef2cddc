import type { SignedInContext } from '../../../../auth/context.ts';
import type { Workspace } from '../../../../db/generated/client.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { publishChange } from '../../../../events/record-event.ts';
import { endMembership } from '../../../access/members/index.ts';
import { accountDeletedEmail } from '../emails.ts';
import { membershipsOf } from '../identity.repository.ts';
import { verifyOwnPassword } from '../passwords.ts';

/**
 * Deletes the account with its sessions and links. First ends every membership and records an audit event in each
 * workspace. Refused for a wrong password, and if a workspace would be left without an owner.
 */
export async function deleteAccount(ctx: SignedInContext, { password }: { password: string }) {
  if (!(await verifyOwnPassword(ctx, password))) return refused('PASSWORD_WRONG', 'password');
  // Checked before any change, so that a refusal leaves everything unchanged.
  const sole = await lastOwnerOf(ctx);
  if (sole.length > 0) return soleOwnership(sole);
  const stored = await leaveAll(ctx);
  if (stored.length > 0) return soleOwnership(stored);
  if (!(await removeUser(ctx))) return soleOwnership(await lastOwnerOf(ctx));
  ctx.transport.setRefreshCookie(null);
  return { email: ctx.actor.email } as const;
}

const soleOwnership = (workspaces: readonly Workspace[]): Refused => ({
  ...refused('LAST_OWNER'),
  details: { workspaces },
});

/** Returns the workspaces whose only owner is this user. */
async function lastOwnerOf({ services, actor }: SignedInContext) {
  const { prisma } = services.database.system;
  const owned = await prisma.member.findMany({
    where: { userId: actor.userId, role: 'owner' },
    include: { workspace: { include: { _count: { select: { members: { where: { role: 'owner' } } } } } } },
    orderBy: { workspace: { name: 'asc' } },
  });
  return owned.flatMap(({ workspace }) => (workspace._count.members === 1 ? [workspace] : []));
}

/**
 * Ends the user's memberships. Returns the workspaces in which the user became the last owner in the meantime, because
 * another owner left. The user remains a member of these workspaces.
 */
async function leaveAll(ctx: SignedInContext) {
  const memberships = await membershipsOf(ctx.services.database.system, ctx.actor.userId);
  const stored = [];
  for (const { workspace } of memberships) if (!(await endMembership(ctx, workspace))) stored.push(workspace);
  return stored;
}

/**
 * Deletes the user. Returns false if the user has joined a workspace since `leaveAll`, because every membership must
 * end with an audit event.
 */
const removeUser = ({ services, actor }: SignedInContext) =>
  services.database.system.write(async (tx) => {
    const { userId, email } = actor;
    // A concurrent transaction that adds a membership waits for this lock.
    await tx.sql`select 1 from users where id = ${userId}::uuid for update`;
    if ((await tx.member.count({ where: { userId } })) > 0) return false;
    await tx.user.delete({ where: { id: userId } });
    await publishChange(tx, { topic: 'session', userId });
    await enqueueEmail(tx, services, accountDeletedEmail(email));
    return true;
  });
