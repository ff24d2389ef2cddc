import type { SignedInContext } from '../../../auth/context.ts';
import { enqueueEmail } from '../../../events/outbox.ts';
import { publishChange } from '../../../events/record-event.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { endMembership } from '../../members/index.ts';
import { accountDeletedEmail } from '../emails.ts';
import { AccountDeleted, LastOwnerOf } from '../graphql/account.results.ts';
import { membershipsOf } from '../identity.repository.ts';
import { verifyOwnPassword } from '../verify-own-password.ts';

/**
 * P2: no workspace is left without an owner. First every membership ends, as if they had left: in each workspace its owners are
 * counted under the same lock as for every other removal. Then the account goes, and with it sessions and links. What it did
 * stays in the logs under its name.
 */
export async function deleteAccount(ctx: SignedInContext, { password }: { password: string }) {
  if (!(await verifyOwnPassword(ctx, password))) return refused('PASSWORD_WRONG', 'password');
  const sole = await lastOwnerOf(ctx);
  if (sole.length > 0) return new LastOwnerOf(sole);
  const stored = await leaveAll(ctx);
  if (stored.length > 0) return new LastOwnerOf(stored);
  if (!(await removeUser(ctx))) return new LastOwnerOf(await lastOwnerOf(ctx));
  ctx.transport.setRefreshCookie(null);
  return new AccountDeleted(ctx.actor.email);
}

/** Asked before anything changes: a no leaves everything as it is. */
async function lastOwnerOf({ services, actor }: SignedInContext) {
  const { prisma } = services.database.system;
  const owned = await prisma.member.findMany({
    where: { userId: actor.userId, role: 'owner' },
    include: { workspace: { include: { _count: { select: { members: { where: { role: 'owner' } } } } } } },
    orderBy: { workspace: { name: 'asc' } },
  });
  return owned.flatMap(({ workspace }) => (workspace._count.members === 1 ? [workspace] : []));
}

/** The workspaces that could not be left, because the other owner went in this very moment. */
async function leaveAll(ctx: SignedInContext) {
  const memberships = await membershipsOf(ctx.services.database.system, ctx.actor.userId);
  const stored = [];
  for (const { workspace } of memberships) if (!(await endMembership(ctx, workspace))) stored.push(workspace);
  return stored;
}

/** False when they joined another workspace meanwhile: nothing may vanish without its entry in the log. */
const removeUser = ({ services, actor }: SignedInContext) =>
  services.database.system.write(async (tx) => {
    const { userId, email } = actor;
    // Whoever joins has to wait for this row.
    await tx.sql`select 1 from users where id = ${userId}::uuid for update`;
    if ((await tx.member.count({ where: { userId } })) > 0) return false;
    await tx.user.delete({ where: { id: userId } });
    await publishChange(tx, { topic: 'session', userId });
    await enqueueEmail(tx, services, accountDeletedEmail(email));
    return true;
  });
