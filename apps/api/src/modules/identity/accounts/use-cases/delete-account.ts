import type { SignedInContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { publishChange } from '../../../../events/record-event.ts';
import { endMembership } from '../../../access/members/index.ts';
import { accountDeletedEmail } from '../emails.ts';
import { membershipsOf } from '../identity.repository.ts';
import { verifyOwnPassword } from '../passwords.ts';

/**
 * P2: no workspace is left without an owner. Memberships end first, as if the user had left: each workspace counts
 * its owners under the lock of every removal. Then the account with its sessions and links is deleted. Audit events
 * keep its name.
 */
export async function deleteAccount(ctx: SignedInContext, { password }: { password: string }) {
  if (!(await verifyOwnPassword(ctx, password))) return refused('PASSWORD_WRONG', 'password');
  const sole = await lastOwnerOf(ctx);
  if (sole.length > 0) return { type: 'SoleOwnership', workspaces: sole } as const;
  const stored = await leaveAll(ctx);
  if (stored.length > 0) return { type: 'SoleOwnership', workspaces: stored } as const;
  if (!(await removeUser(ctx))) return { type: 'SoleOwnership', workspaces: await lastOwnerOf(ctx) } as const;
  ctx.transport.setRefreshCookie(null);
  return { type: 'AccountDeleted', email: ctx.actor.email } as const;
}

/** Checked before any change, so that a refusal changes nothing. */
async function lastOwnerOf({ services, actor }: SignedInContext) {
  const { prisma } = services.database.system;
  const owned = await prisma.member.findMany({
    where: { userId: actor.userId, role: 'owner' },
    include: { workspace: { include: { _count: { select: { members: { where: { role: 'owner' } } } } } } },
    orderBy: { workspace: { name: 'asc' } },
  });
  return owned.flatMap(({ workspace }) => (workspace._count.members === 1 ? [workspace] : []));
}

/** Workspaces that could not be left because the other owner left at the same time. */
async function leaveAll(ctx: SignedInContext) {
  const memberships = await membershipsOf(ctx.services.database.system, ctx.actor.userId);
  const stored = [];
  for (const { workspace } of memberships) if (!(await endMembership(ctx, workspace))) stored.push(workspace);
  return stored;
}

/** False when they joined another workspace in the meantime: every membership must end with an audit event. */
const removeUser = ({ services, actor }: SignedInContext) =>
  services.database.system.write(async (tx) => {
    const { userId, email } = actor;
    // Concurrent joins wait for this row.
    await tx.sql`select 1 from users where id = ${userId}::uuid for update`;
    if ((await tx.member.count({ where: { userId } })) > 0) return false;
    await tx.user.delete({ where: { id: userId } });
    await publishChange(tx, { topic: 'session', userId });
    await enqueueEmail(tx, services, accountDeletedEmail(email));
    return true;
  });
