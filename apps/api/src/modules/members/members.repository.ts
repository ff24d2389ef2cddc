import type { Prisma } from '../../db/generated/client.ts';
import type { Tx } from '../../db/tenant-db.ts';

// The role may read only these columns of a user: a colleague's password hash is nobody's to select.
const WITH_USER = {
  user: { select: { id: true, name: true, email: true } },
  grants: { orderBy: { policy: 'asc' } },
  customRole: { select: { id: true, name: true, policies: true } },
} satisfies Prisma.MemberInclude;

export type MemberRow = Prisma.MemberGetPayload<{ include: typeof WITH_USER }>;

export const memberById = (tx: Tx, id: string): Promise<MemberRow | null> =>
  tx.member.findFirst({ where: { id }, include: WITH_USER });

/** The member, with the row held until the transaction ends. */
export async function lockMember(tx: Tx, id: string): Promise<MemberRow | null> {
  await tx.sql`select 1 from members where id = ${id} for update`;
  return memberById(tx, id);
}

export const allMembers = (tx: Tx): Promise<MemberRow[]> =>
  tx.member.findMany({ include: WITH_USER, orderBy: { id: 'asc' } });

/** Whoever has a role of the workspace's own, held until the transaction ends. */
export async function lockMembersWithRole(tx: Tx, customRoleId: string): Promise<MemberRow[]> {
  await tx.sql`select 1 from members where custom_role_id = ${customRoleId} order by id for update`;
  return membersWithRole(tx, customRoleId);
}

export const membersWithRole = (tx: Tx, customRoleId: string): Promise<MemberRow[]> =>
  tx.member.findMany({ where: { customRoleId }, include: WITH_USER, orderBy: { id: 'asc' } });

/** The member that a user is here, for a list of whom to tell: nobody, once they have left. */
export const memberIdsOf = async (tx: Tx, userId: string): Promise<string[]> =>
  (await tx.member.findMany({ where: { userId }, select: { id: true } })).map(({ id }) => id);

/** The keys that still open by what their maker holds. */
export const activeKeysOf = (tx: Tx, userId: string, now: Date) =>
  tx.apiKey.findMany({
    where: { createdById: userId, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, name: true, scopes: true },
    orderBy: { id: 'asc' },
  });

/**
 * One at a time changes who owns a workspace: the workspace's row is the queue, and the count is a statement of its own behind
 * it. Without it two demotions at once both see a second owner, and a demotion overtaken by a transfer counts nobody.
 */
export async function lockOwners(tx: Tx): Promise<number> {
  await tx.sql`select 1 from workspaces for no key update`;
  const owners = await tx.sql`select 1 from members where role = 'owner' order by id for update`;
  return owners.length;
}

export async function isMemberEmail(tx: Tx, email: string): Promise<boolean> {
  return (await tx.member.count({ where: { user: { email } } })) > 0;
}

/**
 * Keys have no rights of their own: those of somebody who goes end for good, and leave their label to others. Those that
 * they made for a service identity are that one's, and go on.
 */
export async function revokeKeysOf(tx: Tx, userId: string, now: Date): Promise<number> {
  const living = { createdById: userId, serviceIdentityId: null, revokedAt: null };
  const { count } = await tx.apiKey.updateMany({ where: living, data: { revokedAt: now, activeLabel: null } });
  return count;
}
