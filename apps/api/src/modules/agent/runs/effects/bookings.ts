import { instantOf, localTime, textOf } from '@frontdesk/agent/engine';
import { type BookingChangeKind, normalizeEmail } from '@frontdesk/domain';
import { type CalendarBooking, isProviderError } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import { withLogSubject } from '../../../../provider-log/log-subject.ts';
import {
  applyBookingChange,
  applyCreated,
  bookOnce,
  cancelOnce,
  claimBookingChange,
  createPendingBooking,
  failBooking,
  freeSlots,
  rescheduleOnce,
} from '../../../leads/bookings/index.ts';
import { calendarOf, withAccount } from '../../../platform/integrations/index.ts';
import { bookingsOf } from '../run-context.ts';
import { type EffectInput, type EffectOutcome, type EffectTool, failed } from './effect.ts';
import { nearestFirst } from './nearest-first.ts';

const DAYS = 7;
const MOST = 20;
const DAY_MS = 86_400_000;

/**
 * Returns up to 20 available slots: within the first 28 days of `window`; within seven days starting on the day of
 * `near`, nearest slots first; or within the next seven days. Slots up to `after` are skipped, because the contact
 * declined them. Fails with NOT_CONNECTED if no calendar is connected.
 */
export async function findSlots(services: Services, { workspaceId, args }: EffectInput): Promise<EffectOutcome> {
  const { timezone: zone } = await services.database
    .forWorkspace(workspaceId)
    .read((tx) => tx.workspace.findFirstOrThrow({ select: { timezone: true } }));
  const [start, end] = boundsOf(args['window'] ?? args['near'] ?? null);
  const after = typeof args['after'] === 'string' ? args['after'] : null;
  const from = start
    ? new Date(instantOf(`${start.slice(0, 10)}T00:00`, zone))
    : after
      ? new Date(after)
      : services.clock();
  const found = await freeSlots(services, workspaceId, {
    from,
    days: daysOf(args['window'] ? [start, end] : [null, null]),
  });
  if (found.kind === 'NOT_SET_UP') return failed('NOT_CONNECTED');
  const isWanted = (slot: string): boolean => {
    const local = localTime(slot, zone);
    const isInWindow = !args['window'] || (start !== null && end !== null && local >= start && local <= end);
    return isInWindow && (after === null || slot > after);
  };
  const wanted = found.slots.filter(isWanted);
  const slots = args['near'] && start && end ? nearestFirst(wanted, { start, end, zone }) : wanted;
  return { result: { ok: true, data: { slots: slots.slice(0, MOST) } } };
}

function boundsOf(window: unknown): [string | null, string | null] {
  const [start = null, end = start] = typeof window === 'string' ? window.split('/') : [];
  return [start, end];
}

const daysOf = ([start, end]: [string | null, string | null]): number =>
  start && end ? Math.min(DAYS * 4, Math.max(1, Math.ceil((Date.parse(end) - Date.parse(start)) / DAY_MS) + 1)) : DAYS;

/** Returns the start times of the contact's upcoming appointments, earliest first. */
export async function listBookings(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  { workspaceId, contactIdOf }: EffectInput,
): Promise<EffectOutcome> {
  const known = await database.forWorkspace(workspaceId).read(async (tx) => {
    const id = await contactIdOf(tx);
    const contact = id === null ? null : await tx.contact.findFirst({ where: { id }, select: { phone: true } });
    return contact ? bookingsOf(tx, contact.phone) : [];
  });
  const now = clock().toISOString();
  const bookings = known.map(({ start }) => start).filter((start) => start > now);
  return { result: { ok: true, data: { bookings: bookings.toSorted() } } };
}

/**
 * Books a slot. If the response to an earlier request was lost, looks for the booking at the provider before booking
 * again.
 */
export async function bookSlot(services: Services, input: EffectInput): Promise<EffectOutcome> {
  const calendar = await calendarOf(services, input.workspaceId);
  if (calendar.kind === 'NOT_SET_UP') return failed('NOT_CONNECTED');
  const startsAt = new Date(textOf(input.args['start']));
  if (Number.isNaN(startsAt.getTime())) return failed('INVALID');
  const email = typeof input.args['email'] === 'string' ? normalizeEmail(input.args['email']) : null;
  const intent = await input.within(async (tx) => {
    const lead = await input.leadOf(tx);
    if (!lead) return null;
    if (email && email !== lead.email) await tx.lead.updateMany({ where: { id: lead.id }, data: { email } });
    return createPendingBooking(tx, services, { lead: { ...lead, email: email ?? lead.email }, startsAt });
  });
  if (!intent) return failed('FAILED');
  try {
    const booking = await withLogSubject({ bookingId: intent.id }, () =>
      withAccount(calendar, (port) => bookOnce(port, intent)),
    );
    return {
      result: { ok: true, data: { booking: { id: intent.id, start: booking.startsAt } } },
      change: (tx) => applyCreated(tx, input.by, intent.id, booking),
    };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    if (!isProviderError(cause, 'SLOT_TAKEN', 'REFUSED')) throw error;
    const { kind, words } = cause;
    return {
      ...failed(kind === 'SLOT_TAKEN' ? 'SLOT_TAKEN' : 'FAILED'),
      change: (tx) => failBooking(tx, input.by, intent.id, words),
    };
  }
}

/**
 * Reschedules or cancels an appointment of the contact. If the response to an earlier request was lost, looks up the
 * appointment at the provider before changing it again.
 */
export const changeBooking =
  (pendingChange: BookingChangeKind): EffectTool =>
  async (services: Services, input: EffectInput): Promise<EffectOutcome> => {
    const calendar = await calendarOf(services, input.workspaceId);
    if (calendar.kind === 'NOT_SET_UP') return failed('NOT_CONNECTED');
    const startsAt = pendingChange === 'RESCHEDULE' ? new Date(textOf(input.args['start'])) : null;
    const id = textOf(input.args['booking']);
    const claim = await input.within(async (tx) => {
      const lead = await input.leadOf(tx);
      return lead && claimBookingChange(tx, services, { id, phone: lead.phone, pendingChange, startsAt });
    });
    if (!claim) return failed('NOT_FOUND');
    const { bookingId, askedBefore } = claim;
    const change = { bookingId, askedBefore, reason: '' };
    try {
      const booking: CalendarBooking = await withLogSubject({ bookingId: id }, () =>
        withAccount(calendar, (port) =>
          startsAt ? rescheduleOnce(port, { ...change, startsAt }) : cancelOnce(port, change),
        ),
      );
      return {
        result: { ok: true, data: { booking: { id, start: booking.startsAt } } },
        change: (tx) => applyBookingChange(tx, input.by, { id, pendingChange, booking }),
      };
    } catch (error) {
      const cause = error instanceof Error ? error.cause : null;
      if (!isProviderError(cause, 'SLOT_TAKEN', 'REFUSED')) throw error;
      const { kind, words } = cause;
      return {
        ...failed(kind === 'SLOT_TAKEN' ? 'SLOT_TAKEN' : 'OUT_OF_RULES'),
        change: (tx) => failBooking(tx, input.by, id, words),
      };
    }
  };
