import type { Prisma } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';

// The database role cannot read any other columns of users, so a query cannot select password hashes.
const WITH_USER = {
  user: { select: { id: true, name: true, email: true } },
  grants: { orderBy: { policy: 'asc' } },
  customRole: { select: { id: true, name: true, policies: true } },
} satisfies Prisma.MemberInclude;

export type MemberRow = Prisma.MemberGetPayload<{ include: typeof WITH_USER }>;

export const memberById = (tx: Tx, id: string): Promise<MemberRow | null> =>
  tx.member.findFirst({ where: { id }, include: WITH_USER });

export async function lockMember(tx: Tx, id: string): Promise<MemberRow | null> {
  await tx.sql`select 1 from members where id = ${id} for update`;
  return memberById(tx, id);
}

export const allMembers = (tx: Tx): Promise<MemberRow[]> =>
  tx.member.findMany({ include: WITH_USER, orderBy: { id: 'asc' } });

/** Locks the members who have a custom role, and returns them. */
export async function lockMembersWithRole(tx: Tx, customRoleId: string): Promise<MemberRow[]> {
  await tx.sql`select 1 from members where custom_role_id = ${customRoleId} order by id for update`;
  return membersWithRole(tx, customRoleId);
}

export const membersWithRole = (tx: Tx, customRoleId: string): Promise<MemberRow[]> =>
  tx.member.findMany({ where: { customRoleId }, include: WITH_USER, orderBy: { id: 'asc' } });

/** Returns an array with the member id of a user, or an empty array if the user is not a member. */
export const memberIdsOf = async (tx: Tx, userId: string): Promise<string[]> =>
  (await tx.member.findMany({ where: { userId }, select: { id: true } })).map(({ id }) => id);

/**
 * Returns the active API keys whose permissions depend on the permissions of this user. Excludes keys of service
 * accounts, whose permissions do not.
 */
export const activeKeysOf = (tx: Tx, userId: string, now: Date) =>
  tx.apiKey.findMany({
    where: { createdById: userId, serviceAccountId: null, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, name: true, scopes: true },
    orderBy: { id: 'asc' },
  });

/**
 * Locks the workspace row and the owners, and returns the number of owners. Without the lock, two concurrent demotions
 * could remove the last two owners. The owners are read in a separate statement, so that changes committed before the
 * lock was acquired are visible.
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
 * Revokes the API keys of a former member, and returns how many were revoked. Keys that the member created for a
 * service account remain valid.
 */
export async function revokeKeysOf(tx: Tx, userId: string, now: Date): Promise<number> {
  const living = { createdById: userId, serviceAccountId: null, revokedAt: null };
  const { count } = await tx.apiKey.updateMany({ where: living, data: { revokedAt: now } });
  return count;
}
