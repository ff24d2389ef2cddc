import type { Prisma } from '../../../db/generated/client.ts';
import type { Page } from '../../../db/page.ts';
import type { SystemDb } from '../../../db/system-db.ts';
import type { Tx } from '../../../db/transaction.ts';

const WITH_VERSIONS = {
  versions: {
    orderBy: { number: 'desc' },
    include: { _count: { select: { subscriptions: { where: { endedAt: null } } } } },
  },
} satisfies Prisma.PlanInclude;

export type PlanRow = Prisma.PlanGetPayload<{ include: typeof WITH_VERSIONS }>;

/** Returns a plan with its versions, newest first. */
export const planById = (tx: Tx, id: string): Promise<PlanRow> =>
  tx.plan.findUniqueOrThrow({ where: { id }, include: WITH_VERSIONS });

const NEWEST_CREATED = [{ createdAt: 'desc' as const }, { id: 'desc' as const }];

export async function findPlans({ prisma }: SystemDb, { take, after }: Page) {
  const where = after ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] } : {};
  const [rows, totalCount] = await Promise.all([
    prisma.plan.findMany({ where, orderBy: NEWEST_CREATED, take, include: WITH_VERSIONS }),
    prisma.plan.count(),
  ]);
  return { rows, totalCount };
}
