import type { Tx } from '../../../db/tenant-db.ts';

/** Waiting leads that are not contacted until a member starts the greeting. */
export const UNSCHEDULED = { waitingSince: { not: null }, contactAt: null, status: 'NEW' } as const;

export const waitingLeads = (tx: Tx, take: number) =>
  tx.lead.findMany({
    where: UNSCHEDULED,
    orderBy: [{ waitingSince: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, waitingSince: true },
    take,
  });
