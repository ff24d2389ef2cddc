import type { Tx } from '../../../db/tenant-db.ts';

/** Waiting leads that no schedule contacts automatically. */
export const UNSCHEDULED = { waitingSince: { not: null }, contactAt: null, status: 'NEW' } as const;

/** Waiting leads without a scheduled contact, oldest first. */
export const waitingLeads = (tx: Tx, take: number) =>
  tx.lead.findMany({
    where: UNSCHEDULED,
    orderBy: [{ waitingSince: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, waitingSince: true },
    take,
  });
