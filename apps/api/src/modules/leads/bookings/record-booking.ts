import type { EventName } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';

interface BookingChange {
  readonly id: string;
  readonly before?: Record<string, string>;
  readonly after?: Record<string, string>;
  readonly kind?: 'CREATED' | 'UPDATED';
}

type BookingEvent = Extract<EventName, `booking.${string}`>;

export async function recordBooking(
  tx: Tx,
  by: EventContext,
  name: BookingEvent,
  { id, kind = 'UPDATED', ...changes }: BookingChange,
): Promise<void> {
  const note = { topic: 'booking', workspaceId: by.workspace.id, id, kind } as const;
  await recordEvent(tx, by, { name, subject: { type: 'Booking', id }, ...changes }, note);
}
