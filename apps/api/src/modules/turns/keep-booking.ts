import type { CalendarBooking } from '@frontdesk/providers';
import type { Tx } from '../../db/tenant-db.ts';
import { type Recorder, record } from '../../events/record.ts';
import { moveLead } from './move-lead.ts';
import { lockBooking, lockLead } from './turns.repository.ts';

/** It stands in the calendar, whoever may speak by now: booking and lead say so, once. */
export async function keepBooking(tx: Tx, by: Recorder, id: string, { bookingId }: CalendarBooking): Promise<void> {
  const booking = await lockBooking(tx, id);
  if (booking?.status !== 'REQUESTED') return;
  await tx.booking.updateMany({ where: { id }, data: { status: 'BOOKED', providerId: bookingId } });
  const after = { startsAt: booking.startsAt.toISOString() };
  await record(tx, by, { name: 'booking.created', subject: { type: 'Booking', id }, after });
  await moveLead(tx, by, await lockLead(tx, booking.leadId), { status: 'BOOKED' });
}

/** It does not, and nobody will ask for it again. */
export const giveUpBooking = async (tx: Tx, id: string): Promise<void> =>
  void (await tx.booking.updateMany({ where: { id, status: 'REQUESTED' }, data: { status: 'FAILED' } }));
