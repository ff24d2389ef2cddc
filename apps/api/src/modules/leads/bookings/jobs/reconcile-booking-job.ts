import { isProviderError, type ProviderError } from '@frontdesk/providers';
import type { Task, TaskList } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueBookingReconcile } from '../../../../events/outbox.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { isSendingEnabled } from '../../../messaging/conversations/index.ts';
import { calendarOf, IntegrationError, reportFailure, withAccount } from '../../../platform/integrations/index.ts';
import { lockLead } from '../../leads/index.ts';
import {
  applyCancelled,
  applyCreated,
  applyRescheduled,
  failBooking,
  suppressBooking,
} from '../apply-calendar-result.ts';
import { type BookingRow, lockBooking } from '../bookings.repository.ts';
import { syncWithCalendar } from '../calendar-client.ts';

/** Background tasks for bookings. Every task is idempotent and can run in several workers concurrently. */
export const bookingJobs = (services: Services): TaskList => ({ settle_booking: reconcileBookingJob(services) });

/** Maximum number of attempts if the calendar reports a temporary error. */
const TRIES = 6;

/**
 * Sends a pending request to the calendar exactly once. If a response was lost, looks up the result instead of
 * repeating the request.
 */
const reconcileBookingJob =
  (services: Services): Task =>
  async (payload) => {
    const work = await claimBooking(services, payload as ReconcileOrder);
    if (!work) return;
    const calendar = await calendarOf(services, work.workspaceId);
    if (calendar.kind === 'NOT_SET_UP') return failReconcile(services, work, calendar.words);
    try {
      await applyResult(services, work, await withAccount(calendar, (port) => syncWithCalendar(port, work)));
    } catch (error) {
      if (!(error instanceof IntegrationError) || !isProviderError(error.cause)) throw error;
      await reportFailure(services, error.used, error.cause);
      await enqueueNext(services, work, error.cause);
    }
  };

const calendarActor = (services: Services, { workspaceId, booking }: BookingClaim) =>
  asSystemActor(services, workspaceId, { kind: 'system', name: 'Bookings' }, booking.id);

async function applyResult(
  services: Services,
  work: BookingClaim,
  answer: Awaited<ReturnType<typeof syncWithCalendar>>,
) {
  const recorder = calendarActor(services, work);
  const { id } = work.booking;
  await services.database.forWorkspace(work.workspaceId).write(async (tx) => {
    const booking = await lockBooking(tx, id);
    if (!booking) return;
    if (answer === null) return failBooking(tx, recorder, id, 'The calendar does not have this booking.');
    if (answer === 'CANCELLED') return applyCancelled(tx, recorder, booking, booking.reason);
    return booking.status === 'REQUESTED'
      ? applyCreated(tx, recorder, id, answer)
      : applyRescheduled(tx, recorder, booking, answer);
  });
}

/**
 * Retries after a temporary error until `TRIES` attempts were made, and stores a permanent error. If the result is
 * unknown, does nothing, because a lookup is already scheduled.
 */
async function enqueueNext(services: Services, work: BookingClaim, error: ProviderError): Promise<void> {
  if (work.mustLook || error.kind === 'UNCONFIRMED') return;
  if (error.kind !== 'RETRY' || work.booking.attempts >= TRIES) return failReconcile(services, work, error.words);
  const wait = (error.retryAfterSeconds ?? 2 ** work.booking.attempts) * 1000;
  const { workspaceId, booking } = work;
  const again = new Date(services.clock().getTime() + Math.min(wait, 60_000));
  await services.database.forWorkspace(workspaceId).write(async (tx) => {
    await tx.booking.updateMany({ where: { id: booking.id }, data: { requestedAt: null } });
    await enqueueBookingReconcile(tx, { workspaceId, bookingId: booking.id }, again);
  });
}

const failReconcile = (services: Services, work: BookingClaim, words: string): Promise<void> =>
  services.database
    .forWorkspace(work.workspaceId)
    .write((tx) => failBooking(tx, calendarActor(services, work), work.booking.id, words));

interface ReconcileOrder {
  readonly workspaceId: string;
  readonly bookingId: string;
}

/** Booking whose pending request this worker has claimed for sending. */
interface BookingClaim {
  readonly workspaceId: string;
  readonly booking: BookingRow;
  readonly phone: string;
  /** True if the result of an earlier request is unknown and must be looked up first. */
  readonly mustLook: boolean;
}

/** Time in milliseconds after which a request to the calendar can no longer be in progress. */
const PATIENCE_MS = 60_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * Claims a booking with a pending request for one worker. Schedules another run in case this worker crashes. Returns
 * null if nothing is pending, another process is handling the booking, or the workspace is paused, in which case the
 * request is suppressed.
 */
const claimBooking = (services: Services, order: ReconcileOrder): Promise<BookingClaim | null> =>
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
 * Returns the time until which another process may be handling the booking: a process that recently sent a request, or
 * an agent run, which handles its own bookings. Returns null if no other process is handling it.
 */
async function findBusyUntil(tx: Tx, { requestedAt, leadId, origin }: BookingRow, now: Date): Promise<Date | null> {
  const asked = requestedAt ? requestedAt.getTime() + PATIENCE_MS : 0;
  if (asked > now.getTime()) return new Date(asked);
  if (origin !== 'AGENT') return null;
  const turning = { activeConversationId: { not: null }, conversation: { is: { memory: { is: { leadId } } } } };
  const turn = await tx.agentRun.findFirst({ where: turning, select: { id: true } });
  return turn && new Date(now.getTime() + 5 * PATIENCE_MS);
}
