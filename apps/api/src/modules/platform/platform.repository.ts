import { LIMITS, normalizeText } from '@frontdesk/domain';
import type { Prisma } from '../../db/generated/client.ts';
import type { SystemDb } from '../../db/system-db.ts';
import type { Tx } from '../../db/transaction.ts';
import { badInput } from '../../errors/denials.ts';
import { type PageRequest, pageOf } from '../../graphql/connection.ts';
import { behind, connection } from './pages.ts';

/** Never the password's hash, and nothing of any workspace. */
const USER = {
  id: true,
  name: true,
  email: true,
  globalRole: true,
  emailVerifiedAt: true,
  disabledAt: true,
  createdAt: true,
} satisfies Prisma.UserSelect;

export async function searchUsers({ prisma }: SystemDb, request: PageRequest, search: string | null) {
  const text = normalizeText(search ?? '', LIMITS.searchLength);
  if (text === null) throw badInput(`A search has up to ${LIMITS.searchLength} characters.`, 'search');
  const page = pageOf(request);
  const contains = { contains: text, mode: 'insensitive' as const };
  const where: Prisma.UserWhereInput = text ? { OR: [{ name: contains }, { email: contains }] } : {};
  const order = [{ createdAt: 'desc' as const }, { id: 'desc' as const }];
  const [rows, totalCount] = await Promise.all([
    prisma.user.findMany({
      where: { AND: [where, behind('createdAt', page)] },
      orderBy: order,
      take: page.take,
      select: USER,
    }),
    prisma.user.count({ where }),
  ]);
  return connection(rows, { page, totalCount, at: ({ createdAt }) => createdAt });
}

export async function listPlatformEvents({ prisma }: SystemDb, request: PageRequest) {
  const page = pageOf(request);
  const order = [{ at: 'desc' as const }, { id: 'desc' as const }];
  const [rows, totalCount] = await Promise.all([
    prisma.platformEvent.findMany({ where: behind('at', page), orderBy: order, take: page.take }),
    prisma.platformEvent.count(),
  ]);
  const told = rows.map(({ before, after, ...row }) => ({ ...row, before: textOf(before), after: textOf(after) }));
  return connection(told, { page, totalCount, at: ({ at }) => at });
}

const textOf = (json: Prisma.JsonValue) => (json === null ? null : JSON.stringify(json));

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly globalRole: string;
  readonly disabledAt: Date | null;
}

/** The account, held until the transaction ends, and with it every living admin: of two who end each other, one comes second. */
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
