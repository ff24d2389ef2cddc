import type { Booking } from '../../db/generated/client.ts';
import { lockRow } from '../../db/lock.ts';
import type { Tx } from '../../db/tenant-db.ts';

export type BookingRow = Booking;

export const lockBooking = (tx: Tx, id: string) => lockRow<BookingRow>(tx, 'Booking', id);

/** The workspace's own: whoever reads a time without one of theirs reads it in this. */
export const timeZoneIn = async (tx: Tx): Promise<string> =>
  (await tx.workspace.findFirstOrThrow({ select: { timezone: true } })).timezone;

/** Whether the calendar called a booking so before it was moved. */
export const isPreviousProviderId = async (tx: Tx, name: string): Promise<boolean> =>
  (await tx.booking.findFirst({ where: { earlierIds: { has: name } }, select: { id: true } })) !== null;

/** When a day begins by the clock of the workspace; where that skips midnight, as soon as it is there. */
export async function startOfDay(tx: Tx, day: string): Promise<Date> {
  const [begins] = await tx.sql<{ at: Date }>`
    select ${day}::date::timestamp at time zone app.known_timezone(timezone) as at from workspaces`;
  if (!begins) throw new Error('There is no workspace here.');
  return begins.at;
}

/** By the calendar's name of it; held. */
export async function findBookingByProviderId(tx: Tx, providerId: string): Promise<BookingRow | null> {
  const found = await tx.booking.findFirst({ where: { providerId }, select: { id: true } });
  return found && lockBooking(tx, found.id);
}
