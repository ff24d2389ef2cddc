import type { Booking } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type BookingRow = Booking;

export const lockBooking = (tx: Tx, id: string) => lockRow<BookingRow>(tx, 'Booking', id);

/** Returns the time zone of the workspace, which applies to available slots and bookings. */
export const timeZoneIn = async (tx: Tx): Promise<string> =>
  (await tx.workspace.findFirstOrThrow({ select: { timezone: true } })).timezone;

/** Returns whether a booking had this calendar id before it was rescheduled. */
export const isPreviousProviderId = async (tx: Tx, name: string): Promise<boolean> =>
  (await tx.booking.findFirst({ where: { previousProviderIds: { has: name } }, select: { id: true } })) !== null;

/**
 * Returns the start of a day in the workspace's time zone. If a clock change skips midnight, returns the first existing
 * time of that day.
 */
export async function startOfDay(tx: Tx, day: string): Promise<Date> {
  const [begins] = await tx.sql<{ at: Date }>`
    select ${day}::date::timestamp at time zone app.known_timezone(timezone) as at from workspaces`;
  if (!begins) throw new Error('The workspace does not exist.');
  return begins.at;
}

/** Finds a booking by its calendar id and locks it. Returns null if no booking has this id. */
export async function findBookingByProviderId(tx: Tx, providerId: string): Promise<BookingRow | null> {
  const found = await tx.booking.findFirst({ where: { providerId }, select: { id: true } });
  return found && lockBooking(tx, found.id);
}
