import type { Capability, VerifiedAccount } from './provider.ts';

/** Free times and bookings of one event type. All times are ISO 8601 in UTC. */
export interface CalendarPort {
  readonly capability: Capability;
  /** Also confirms that the event type belongs to the key; the name is the event type's. */
  verify(): Promise<VerifiedAccount & { readonly lengthMinutes: number | null }>;
  slots(range: SlotRange): Promise<readonly Slot[]>;
  /** Throws SLOT_TAKEN when somebody else has it. Looks for a booking of ours first when the provider says so. */
  book(request: BookingRequest): Promise<CalendarBooking>;
  /** Looks for a booking whose making is UNCONFIRMED; null when the provider has none that still stands. */
  findBooking(known: KnownBooking): Promise<CalendarBooking | null>;
  cancel(bookingId: string, reason: string): Promise<CalendarBooking>;
  reschedule(bookingId: string, startsAt: string, reason: string): Promise<CalendarBooking>;
}

export interface SlotRange {
  readonly from: string;
  readonly to: string;
  /** IANA. */
  readonly timeZone: string;
}

export interface Slot {
  readonly startsAt: string;
}

export interface Attendee {
  readonly name: string;
  /** One of the two at least: it is how the booking is found again. */
  readonly email: string | null;
  readonly phone: string | null;
  readonly timeZone: string;
  readonly language?: string;
}

export interface BookingRequest {
  readonly startsAt: string;
  readonly attendee: Attendee;
  /** Our own id, kept in the booking's metadata. */
  readonly reference: string;
  readonly notes?: string;
}

export interface KnownBooking {
  readonly startsAt: string;
  readonly attendee: Pick<Attendee, 'email' | 'phone'>;
  /** When given, a booking with another reference is not ours. */
  readonly reference?: string;
}

export interface CalendarBooking {
  readonly bookingId: string;
  readonly status: 'ACCEPTED' | 'PENDING' | 'CANCELLED' | 'REJECTED';
  readonly startsAt: string;
  readonly endsAt: string;
  readonly title: string | null;
  readonly meetingUrl: string | null;
}
