import { type CalendarBooking, type CalendarPort, isProviderError } from '@frontdesk/providers';

export interface BookingInput {
  /** Ours: by it a booking is known again. */
  readonly id: string;
  readonly startsAt: Date;
  readonly attendee: { name: string; email: string | null; phone: string; timeZone: string };
  /** Somebody may have asked the calendar for it before. */
  readonly askedBefore: boolean;
}

/** Books it, once: one whose answer was lost is looked up before anything else. */
export async function bookOnce(port: CalendarPort, wanted: BookingInput): Promise<CalendarBooking> {
  const { id: reference, attendee, askedBefore } = wanted;
  const startsAt = wanted.startsAt.toISOString();
  const find = () => port.findBooking({ startsAt, attendee, reference });
  const known = askedBefore ? await find() : null;
  if (known) return known;
  try {
    return await port.book({ startsAt, attendee, reference });
  } catch (error) {
    // It may have been made although nobody said so.
    const made = isProviderError(error, 'UNCONFIRMED', 'SLOT_TAKEN') ? await find() : null;
    if (made) return made;
    throw error;
  }
}
