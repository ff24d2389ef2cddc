import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueBookingReconcile } from '../../../../events/outbox.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { isSendingEnabled } from '../../../messaging/conversations/index.ts';
import { lockLead } from '../../leads/index.ts';
import { suppressBooking } from '../apply-calendar-result.ts';
import { type BookingRow, lockBooking } from '../bookings.repository.ts';

export interface ReconcileOrder {
  readonly workspaceId: string;
  readonly bookingId: string;
}

/** A booking whose pending request this worker may send. */
export interface BookingClaim {
  readonly workspaceId: string;
  readonly booking: BookingRow;
  readonly phone: string;
  /** True if an earlier request has an unknown result, which must be looked up first. */
  readonly mustLook: boolean;
}

/** Time after which a request to the calendar can no longer be running. */
const PATIENCE_MS = 60_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * Claims a booking with a pending request for one worker. Schedules another run in case this worker dies. Null if
 * nothing is pending or another process is busy with it.
 */
export const claimBooking = (services: Services, order: ReconcileOrder): Promise<BookingClaim | null> =>
  services.database.forWorkspace(order.workspaceId).write(async (tx) => {
    const booking = await lockBooking(tx, order.bookingId);
    const lead = booking && isOpen(booking) ? await lockLead(tx, booking.leadId) : null;
    if (!booking || !lead) return null;
    const now = services.clock();
    const busyUntil = await findBusyUntil(tx, booking, now);
    if (busyUntil) {
      await enqueueBookingReconcile(tx, order, busyUntil);
      return null;
    }
    const mustLook = booking.requestedAt !== null;
    if (!mustLook && !(await isSendingEnabled(tx))) {
      const by = asSystemActor(services, order.workspaceId, { kind: 'system', name: 'Bookings' }, booking.id);
      await suppressBooking(tx, by, booking);
      return null;
    }
    const attempts = booking.attempts + 1;
    await tx.booking.updateMany({ where: { id: booking.id }, data: { requestedAt: now, attempts } });
    const wait = Math.min(PATIENCE_MS * attempts, LONGEST_WAIT_MS);
    await enqueueBookingReconcile(tx, order, new Date(now.getTime() + wait));
    return { workspaceId: order.workspaceId, booking: { ...booking, attempts }, phone: lead.phone, mustLook };
  });

const isOpen = ({ status, pendingChange }: BookingRow): boolean => status === 'REQUESTED' || pendingChange !== null;

/**
 * Time until which another process may handle the booking: one with a recent request, or an agent run, which processes
 * its bookings itself.
 */
async function findBusyUntil(tx: Tx, { requestedAt, leadId, origin }: BookingRow, now: Date): Promise<Date | null> {
  const asked = requestedAt ? requestedAt.getTime() + PATIENCE_MS : 0;
  if (asked > now.getTime()) return new Date(asked);
  if (origin !== 'AGENT') return null;
  const turning = { activeConversationId: { not: null }, conversation: { is: { memory: { is: { leadId } } } } };
  const turn = await tx.agentRun.findFirst({ where: turning, select: { id: true } });
  return turn && new Date(now.getTime() + 5 * PATIENCE_MS);
}
