import type { LeadWaitingReason } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';

/** Filter for waiting leads that are not contacted until a member starts the greeting. */
export const UNSCHEDULED = { waitingSince: { not: null }, contactAt: null, status: 'NEW' } as const;

export const waitingLeads = (tx: Tx, take: number) =>
  tx.lead.findMany({
    where: UNSCHEDULED,
    orderBy: [{ waitingSince: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, waitingSince: true },
    take,
  });

/** Returns the distinct reasons why leads are waiting, in alphabetical order. */
export async function waitingReasons(tx: Tx): Promise<LeadWaitingReason[]> {
  const groups = await tx.lead.groupBy({ by: 'waitingReason', where: UNSCHEDULED, orderBy: { waitingReason: 'asc' } });
  return groups.flatMap(({ waitingReason }) => (waitingReason ? [waitingReason as LeadWaitingReason] : []));
}

/** Returns whether there are waiting leads that were not included in a notification yet. */
export const hasUnreportedLeads = async (tx: Tx): Promise<boolean> =>
  (await tx.lead.findFirst({ where: { ...UNSCHEDULED, backlogNotifiedAt: null }, select: { id: true } })) !== null;

/**
 * Records that members were notified of all leads that are currently waiting. Does not change `updatedAt` of the leads.
 */
export async function markBacklogNotified(tx: Tx, now: Date): Promise<void> {
  await tx.sql`
    update leads set backlog_notified_at = ${now}::timestamptz
    where waiting_since is not null and contact_at is null and status = 'NEW' and backlog_notified_at is null`;
}
