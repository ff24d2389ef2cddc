import { isProviderError, type ProviderError } from '@frontdesk/providers';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { enqueueBookingReconcile } from '../../../../events/outbox.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { calendarOf, IntegrationError, reportFailure, withAccount } from '../../../platform/integrations/index.ts';
import { applyCancelled, applyCreated, applyRescheduled, failBooking } from '../apply-calendar-result.ts';
import { lockBooking } from '../bookings.repository.ts';
import { syncWithCalendar } from '../calendar-client.ts';
import { type BookingClaim, claimBooking, type ReconcileOrder } from '../use-cases/claim-booking.ts';

/** Maximum number of attempts if the calendar reports a temporary failure. */
const TRIES = 6;

/**
 * Job that sends a pending request to the calendar exactly once. If a response was lost, the result is looked up and
 * the request is not repeated.
 */
export const reconcileBookingJob =
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
 * Retries a temporary failure and stores a permanent one.
 * If the result is unknown, does nothing: a lookup is already scheduled.
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
