import { type CalendarBooking, type CalendarPort, isProviderError } from '@frontdesk/providers';

export interface BookingInput {
  /** Id of the booking in this database. It is sent to the calendar as the reference. */
  readonly id: string;
  readonly startsAt: Date;
  readonly attendee: { name: string; email: string | null; phone: string; timeZone: string };
  /** True if an earlier attempt may have reached the calendar. */
  readonly askedBefore: boolean;
}

/** Creates a booking exactly once. If an earlier response was lost, looks up the booking first. */
export async function bookOnce(port: CalendarPort, wanted: BookingInput): Promise<CalendarBooking> {
  const { id: reference, attendee, askedBefore } = wanted;
  const startsAt = wanted.startsAt.toISOString();
  const find = () => port.findBooking({ startsAt, attendee, reference });
  const known = askedBefore ? await find() : null;
  if (known) return known;
  try {
    return await port.book({ startsAt, attendee, reference });
  } catch (error) {
    // The calendar may have created the booking although its response was lost.
    const made = isProviderError(error, 'UNCONFIRMED', 'SLOT_TAKEN') ? await find() : null;
    if (made) return made;
    throw error;
  }
}
