import type { Prisma } from '../../../db/generated/client.ts';
import type { Page } from '../../../db/page.ts';
import type { SystemDb } from '../../../db/system-db.ts';
import type { Tx } from '../../../db/transaction.ts';

/** Selected columns of users. Excludes the password hash and all workspace data. */
const USER = {
  id: true,
  name: true,
  email: true,
  globalRole: true,
  emailVerifiedAt: true,
  disabledAt: true,
  createdAt: true,
} satisfies Prisma.UserSelect;

const NEWEST_CREATED = [{ createdAt: 'desc' as const }, { id: 'desc' as const }];

export async function findUsers({ prisma }: SystemDb, { take, after }: Page, text: string) {
  const contains = { contains: text, mode: 'insensitive' as const };
  const where: Prisma.UserWhereInput = text ? { OR: [{ name: contains }, { email: contains }] } : {};
  const behind = after ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] } : {};
  const [rows, totalCount] = await Promise.all([
    prisma.user.findMany({ where: { AND: [where, behind] }, orderBy: NEWEST_CREATED, take, select: USER }),
    prisma.user.count({ where }),
  ]);
  return { rows, totalCount };
}

const NEWEST_EVENTS = [{ at: 'desc' as const }, { id: 'desc' as const }];

export async function findPlatformEvents({ prisma }: SystemDb, { take, after }: Page) {
  const where = after ? { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] } : {};
  const [rows, totalCount] = await Promise.all([
    prisma.platformEvent.findMany({ where, orderBy: NEWEST_EVENTS, take }),
    prisma.platformEvent.count(),
  ]);
  return { rows, totalCount };
}

export async function findModelPrices({ prisma }: SystemDb, { take, after }: Page) {
  const where = after ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] } : {};
  const [rows, totalCount] = await Promise.all([
    prisma.modelPrice.findMany({ where, orderBy: NEWEST_CREATED, take }),
    prisma.modelPrice.count(),
  ]);
  return { rows, totalCount };
}

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly globalRole: string;
  readonly disabledAt: Date | null;
}

/**
 * Locks an account and all active global admins, so that two admins cannot demote each other concurrently. Returns the
 * account, or null if it does not exist, and the number of active global admins.
 */
export async function lockAccount(tx: Tx, id: string): Promise<{ account: Account | null; admins: number }> {
  const rows = await tx.sql<{ id: string; email: string; global_role: string; disabled_at: Date | null }>`
    select id, email, global_role, disabled_at from users
    where id = ${id}::uuid or (global_role = 'ADMIN' and disabled_at is null) order by id for update`;
  const found = rows.find((row) => row.id === id);
  const account = found && {
    id,
    email: found.email,
    globalRole: found.global_role,
    disabledAt: found.disabled_at,
  };
  const admins = rows.filter((row) => row.global_role === 'ADMIN' && row.disabled_at === null).length;
  return { account: account ?? null, admins };
}

export const isLivingAdmin = ({ globalRole, disabledAt }: Account) => globalRole === 'ADMIN' && disabledAt === null;

export const userById = (tx: Tx, id: string) => tx.user.findUniqueOrThrow({ where: { id }, select: USER });
