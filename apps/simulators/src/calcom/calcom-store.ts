import { uuidOf } from '../sandbox.ts';

export interface SimulatedBooking {
  readonly uid: string;
  readonly eventTypeId: number;
  readonly start: string;
  readonly end: string;
  status: 'accepted' | 'cancelled';
  readonly attendee: Attendee;
  readonly metadata: Readonly<Record<string, unknown>>;
  cancellationReason: string | null;
  reschedulingReason: string | null;
  readonly rescheduledFrom: string | null;
  rescheduledTo: string | null;
  readonly createdAt: string;
}

export interface Attendee {
  readonly name: string;
  readonly email?: string | undefined;
  readonly phoneNumber?: string | undefined;
  readonly timeZone: string;
  readonly language?: string | undefined;
}

export const LENGTH_MINUTES = 30;
/**
 * Minimum number of minutes before the start at which a slot is offered. It does not apply to the booking of an offered
 * slot.
 */
const NOTICE_MINUTES = 30;

export interface CalComStore {
  free(eventTypeId: number, from: Date, to: Date): string[];
  /**
   * Books a slot. Returns null if the slot is taken or not offered. The slot of the booking `rescheduledFrom` is
   * treated as free.
   */
  book(
    wanted: Pick<SimulatedBooking, 'eventTypeId' | 'start' | 'attendee' | 'metadata' | 'rescheduledFrom'>,
  ): SimulatedBooking | null;
  get(uid: string): SimulatedBooking | undefined;
  of(eventTypeIds: readonly number[]): SimulatedBooking[];
  all(): readonly SimulatedBooking[];
  reset(): void;
}

/**
 * Offers half-hour slots that start on the hour from 09:00 to 16:00 UTC, Monday to Friday. Slots that start in less
 * than `NOTICE_MINUTES` are not offered, which corresponds to the minimum notice of an event type.
 */
export function calComStore(now: () => Date): CalComStore {
  const bookings: SimulatedBooking[] = [];
  const isFree = (eventTypeId: number, start: string, except: string | null = null) =>
    isOffered(start, now()) &&
    !bookings.some(
      (one) =>
        one.eventTypeId === eventTypeId && one.start === start && one.status === 'accepted' && one.uid !== except,
    );
  return {
    free: (eventTypeId, from, to) => {
      const earliest = now().getTime() + NOTICE_MINUTES * 60_000;
      return hours(new Date(Math.max(from.getTime(), earliest)), to).filter((start) => isFree(eventTypeId, start));
    },
    book: (wanted) => {
      if (!isFree(wanted.eventTypeId, wanted.start, wanted.rescheduledFrom)) return null;
      const booking: SimulatedBooking = {
        ...wanted,
        uid: uuidOf(`booking ${wanted.eventTypeId} ${bookings.length}`).replaceAll('-', '').slice(0, 22),
        end: new Date(Date.parse(wanted.start) + LENGTH_MINUTES * 60_000).toISOString(),
        status: 'accepted',
        cancellationReason: null,
        reschedulingReason: null,
        rescheduledTo: null,
        createdAt: now().toISOString(),
      };
      bookings.push(booking);
      return booking;
    },
    get: (uid) => bookings.find((booking) => booking.uid === uid),
    of: (eventTypeIds) => bookings.filter((booking) => eventTypeIds.includes(booking.eventTypeId)),
    all: () => bookings,
    reset: () => {
      bookings.length = 0;
    },
  };
}

const HOUR_MS = 3_600_000;

function hours(from: Date, to: Date): string[] {
  const first = Math.ceil(from.getTime() / HOUR_MS) * HOUR_MS;
  const count = Math.max(0, Math.min(24 * 60, Math.ceil((to.getTime() - first) / HOUR_MS)));
  return Array.from({ length: count }, (_, at) => new Date(first + at * HOUR_MS).toISOString());
}

function isOffered(start: string, now: Date): boolean {
  const time = new Date(start);
  const weekday = time.getUTCDay() >= 1 && time.getUTCDay() <= 5;
  const open = time.getUTCHours() >= 9 && time.getUTCHours() < 17;
  return weekday && open && time.getTime() % HOUR_MS === 0 && time > now;
}
