import type { Capability, VerifiedAccount } from './provider.ts';

/** Availability and bookings of one event type. All times are ISO 8601 in UTC. */
export interface CalendarPort {
  readonly capability: Capability;
  /** Also verifies that the event type belongs to the key. The name is the event type's. */
  verify(): Promise<VerifiedAccount & { readonly lengthMinutes: number | null }>;
  slots(range: SlotRange): Promise<readonly Slot[]>;
  /**
   * Throws SLOT_TAKEN when the slot is no longer available. Looks for our own booking first when the provider
   * requires it.
   */
  book(request: BookingRequest): Promise<CalendarBooking>;
  /** Looks up a booking whose creation is UNCONFIRMED. Null when the provider has no active one. */
  findBooking(known: KnownBooking): Promise<CalendarBooking | null>;
  /** Active bookings of one attendee that start within the range, earliest first. */
  listBookings(range: BookingRange): Promise<readonly CalendarBooking[]>;
  /** Null when the provider does not know the booking. */
  getBooking(bookingId: string): Promise<CalendarBooking | null>;
  /** Idempotent: returns the cancelled booking when it was cancelled before. REFUSED when it was rescheduled. */
  cancel(bookingId: string, reason: string): Promise<CalendarBooking>;
  /**
   * Idempotent: returns the existing booking when it was already moved to this time. SLOT_TAKEN leaves the booking at
   * its former time. The result can have another ID.
   */
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
  /** At least one of the two is required to find the booking again. */
  readonly email: string | null;
  readonly phone: string | null;
  readonly timeZone: string;
  readonly language?: string;
}

export interface BookingRequest {
  readonly startsAt: string;
  readonly attendee: Attendee;
  /** Our own ID, stored in the booking's metadata. */
  readonly reference: string;
  readonly notes?: string;
}

export interface KnownBooking {
  readonly startsAt: string;
  readonly attendee: Pick<Attendee, 'email' | 'phone'>;
  /** When set, bookings with another reference are ignored. */
  readonly reference?: string;
}

export interface BookingRange {
  readonly from: string;
  readonly to: string;
  readonly attendee: Pick<Attendee, 'email' | 'phone'>;
}

export interface CalendarBooking {
  readonly bookingId: string;
  readonly status: 'ACCEPTED' | 'PENDING' | 'CANCELLED' | 'REJECTED';
  readonly startsAt: string;
  readonly endsAt: string;
  readonly title: string | null;
  readonly meetingUrl: string | null;
  /** ID of the booking that replaces this one. Null unless it was rescheduled. */
  readonly rescheduledTo?: string | null;
}
