import type { Tx } from '../../../db/tenant-db.ts';

/** Waiting leads, oldest first. */
export const waitingLeads = (tx: Tx, take: number) =>
  tx.lead.findMany({
    where: { waitingSince: { not: null }, status: 'NEW' },
    orderBy: [{ waitingSince: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, waitingSince: true },
    take,
  });
