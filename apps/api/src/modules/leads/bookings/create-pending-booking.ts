import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../auth/context.ts';
import type { Lead } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueBookingReconcile } from '../../../events/outbox.ts';
import { publishChange } from '../../../events/record-event.ts';
import type { BookingInput } from './book-once.ts';
import { timeZoneIn } from './bookings.repository.ts';

/** Time after which a job looks up the result of a request that was not answered. */
const SETTLE_MS = 5 * 60_000;

interface PendingBookingInput {
  readonly lead: Lead;
  readonly startsAt: Date;
}

/**
 * Stores an agent's booking before the request to the calendar.
 * Returns the existing booking if an earlier attempt stored one.
 */
export async function createPendingBooking(
  tx: Tx,
  services: Services,
  { lead, startsAt }: PendingBookingInput,
): Promise<BookingInput> {
  const timeZone = await timeZoneIn(tx);
  const attendee = { name: lead.name, email: lead.email, phone: lead.phone, timeZone };
  const open = { leadId: lead.id, startsAt, status: { in: ['REQUESTED', 'BOOKED'] } };
  const before = await tx.booking.findFirst({ where: open });
  if (before) return { id: before.id, startsAt, attendee, askedBefore: true };
  const { workspaceId, id: leadId } = lead;
  const [id, now] = [uuidv7(), services.clock()];
  const who = { attendeeName: lead.name, attendeeEmail: lead.email ?? '' };
  await tx.booking.create({
    data: { workspaceId, id, leadId, startsAt, timeZone, ...who, requestedAt: now, createdAt: now },
  });
  await enqueueBookingReconcile(tx, { workspaceId, bookingId: id }, new Date(now.getTime() + SETTLE_MS));
  await publishChange(tx, { topic: 'booking', workspaceId, id, kind: 'CREATED' });
  return { id, startsAt, attendee, askedBefore: false };
}
