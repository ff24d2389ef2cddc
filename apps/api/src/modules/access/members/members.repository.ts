import type { Prisma } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';

// The database role can read only these columns of users, so no query can select password hashes.
const WITH_USER = {
  user: { select: { id: true, name: true, email: true } },
  grants: { orderBy: { policy: 'asc' } },
  customRole: { select: { id: true, name: true, policies: true } },
} satisfies Prisma.MemberInclude;

export type MemberRow = Prisma.MemberGetPayload<{ include: typeof WITH_USER }>;

export const memberById = (tx: Tx, id: string): Promise<MemberRow | null> =>
  tx.member.findFirst({ where: { id }, include: WITH_USER });

/** Loads a member and locks the row until the end of the transaction. */
export async function lockMember(tx: Tx, id: string): Promise<MemberRow | null> {
  await tx.sql`select 1 from members where id = ${id} for update`;
  return memberById(tx, id);
}

export const allMembers = (tx: Tx): Promise<MemberRow[]> =>
  tx.member.findMany({ include: WITH_USER, orderBy: { id: 'asc' } });

/** Members with a custom role, locked until the end of the transaction. */
export async function lockMembersWithRole(tx: Tx, customRoleId: string): Promise<MemberRow[]> {
  await tx.sql`select 1 from members where custom_role_id = ${customRoleId} order by id for update`;
  return membersWithRole(tx, customRoleId);
}

export const membersWithRole = (tx: Tx, customRoleId: string): Promise<MemberRow[]> =>
  tx.member.findMany({ where: { customRoleId }, include: WITH_USER, orderBy: { id: 'asc' } });

/** Member id of a user for notifications. Empty after they left. */
export const memberIdsOf = async (tx: Tx, userId: string): Promise<string[]> =>
  (await tx.member.findMany({ where: { userId }, select: { id: true } })).map(({ id }) => id);

/** Active API keys that depend on their creator's permissions. */
export const activeKeysOf = (tx: Tx, userId: string, now: Date) =>
  tx.apiKey.findMany({
    where: { createdById: userId, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, name: true, scopes: true },
    orderBy: { id: 'asc' },
  });

/**
 * Serializes changes of owners by locking the workspace row, then counts in a separate statement. Otherwise two
 * concurrent demotions would both see a second owner, and a demotion overtaken by a transfer would count none.
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
 * Revokes a departing member's keys, which have no permissions of their own, and frees their labels. Keys created for
 * a service account continue.
 */
export async function revokeKeysOf(tx: Tx, userId: string, now: Date): Promise<number> {
  const living = { createdById: userId, serviceAccountId: null, revokedAt: null };
  const { count } = await tx.apiKey.updateMany({ where: living, data: { revokedAt: now } });
  return count;
}
