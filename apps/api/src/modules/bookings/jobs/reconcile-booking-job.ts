import { isProviderError, type ProviderError } from '@frontdesk/providers';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../auth/context.ts';
import { enqueueBookingReconcile } from '../../../events/outbox.ts';
import { asSystemActor } from '../../../events/system-actor.ts';
import { calendarOf, reportFailure, ThroughAccount, through } from '../../integrations/index.ts';
import { giveUpBooking, keepBooking, keepCancellation, keepMove } from '../apply-calendar-result.ts';
import { lockBooking } from '../bookings.repository.ts';
import { askCalendar } from '../calendar-client.ts';
import { type BookingWork, claimBooking, type SettleOrder } from '../use-cases/claim-booking.ts';

/** How often what certainly did not happen is tried again. */
const TRIES = 6;

/**
 * Does what was asked of the calendar, once, and finds out what became of what was asked before: a booking, a move or a
 * cancellation whose answer never came is looked up and not asked for again.
 */
export const settleBookingJob =
  (services: Services): Task =>
  async (payload) => {
    const work = await claimBooking(services, payload as SettleOrder);
    if (!work) return;
    const calendar = await calendarOf(services, work.workspaceId);
    if (calendar.kind === 'NOT_SET_UP') return giveUp(services, work, calendar.words);
    try {
      await keep(services, work, await through(calendar, (port) => askCalendar(port, work)));
    } catch (error) {
      if (!(error instanceof ThroughAccount) || !isProviderError(error.cause)) throw error;
      await reportFailure(services, error.used, error.cause);
      await follow(services, work, error.cause);
    }
  };

const by = (services: Services, { workspaceId, booking }: BookingWork) =>
  asSystemActor(services, workspaceId, { kind: 'system', name: 'Bookings' }, booking.id);

async function keep(services: Services, work: BookingWork, answer: Awaited<ReturnType<typeof askCalendar>>) {
  const recorder = by(services, work);
  const { id } = work.booking;
  await services.database.inWorkspace(work.workspaceId).write(async (tx) => {
    const booking = await lockBooking(tx, id);
    if (!booking) return;
    if (answer === null) return giveUpBooking(tx, recorder, id, 'The calendar has nothing of it.');
    if (answer === 'CANCELLED') return keepCancellation(tx, recorder, booking, booking.reason);
    return booking.status === 'REQUESTED'
      ? keepBooking(tx, recorder, id, answer)
      : keepMove(tx, recorder, booking, answer);
  });
}

/** What nobody knows is looked up later, which is ordered already; what did not happen is tried again; what will not is given up. */
async function follow(services: Services, work: BookingWork, error: ProviderError): Promise<void> {
  if (work.mustLook || error.kind === 'UNCONFIRMED') return;
  if (error.kind !== 'RETRY' || work.booking.attempts >= TRIES) return giveUp(services, work, error.words);
  const wait = (error.retryAfterSeconds ?? 2 ** work.booking.attempts) * 1000;
  const { workspaceId, booking } = work;
  const again = new Date(services.clock().getTime() + Math.min(wait, 60_000));
  await services.database.inWorkspace(workspaceId).write(async (tx) => {
    await tx.booking.updateMany({ where: { id: booking.id }, data: { askedAt: null } });
    await enqueueBookingReconcile(tx, { workspaceId, bookingId: booking.id }, again);
  });
}

const giveUp = (services: Services, work: BookingWork, words: string): Promise<void> =>
  services.database
    .inWorkspace(work.workspaceId)
    .write((tx) => giveUpBooking(tx, by(services, work), work.booking.id, words));
