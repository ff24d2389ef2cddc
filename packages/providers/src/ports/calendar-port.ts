import type { Capability, VerifiedAccount } from './provider.ts';

/** Availability and bookings of one event type. All times are ISO 8601 in UTC. */
export interface CalendarPort {
  readonly capability: Capability;
  /** Verifies that the API key is valid and can access the event type. Returns the name of the event type. */
  verify(): Promise<VerifiedAccount & { readonly lengthMinutes: number | null }>;
  slots(range: SlotRange): Promise<readonly Slot[]>;
  /**
   * Creates a booking. Throws SLOT_TAKEN if the slot is taken by another booking. If an earlier request with the same
   * reference created the booking, that booking is returned.
   */
  book(request: BookingRequest): Promise<CalendarBooking>;
  /** Searches for a booking whose creation is UNCONFIRMED. Null if the provider has no matching active booking. */
  findBooking(known: KnownBooking): Promise<CalendarBooking | null>;
  /** Returns the active bookings of one attendee that start within the range, earliest first. */
  listBookings(range: BookingRange): Promise<readonly CalendarBooking[]>;
  /** Returns a booking. Null if it does not exist at the provider. */
  getBooking(bookingId: string): Promise<CalendarBooking | null>;
  /**
   * Cancels a booking. Idempotent: a booking that is already canceled is returned. Throws REFUSED if the booking was
   * rescheduled.
   */
  cancel(bookingId: string, reason: string): Promise<CalendarBooking>;
  /**
   * Moves a booking. Idempotent: if the booking was already moved to this time, it is returned. If SLOT_TAKEN is
   * thrown, the booking keeps its time. The returned booking can have another ID.
   */
  reschedule(bookingId: string, startsAt: string, reason: string): Promise<CalendarBooking>;
}

export interface SlotRange {
  readonly from: string;
  readonly to: string;
  /** IANA time zone name. */
  readonly timeZone: string;
}

export interface Slot {
  readonly startsAt: string;
}

export interface Attendee {
  readonly name: string;
  /**
   * Email address of the attendee. Null if unknown. At least one of `email` and `phone` is required, so that the
   * booking can be found again.
   */
  readonly email: string | null;
  readonly phone: string | null;
  readonly timeZone: string;
  readonly language?: string;
}

export interface BookingRequest {
  readonly startsAt: string;
  readonly attendee: Attendee;
  /** Frontdesk's ID of the booking, stored in the metadata of the booking. */
  readonly reference: string;
  readonly notes?: string;
}

export interface KnownBooking {
  readonly startsAt: string;
  readonly attendee: Pick<Attendee, 'email' | 'phone'>;
  /** Reference of the booking. If set, bookings with another reference are ignored. */
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
  /** ID of the booking that replaces this booking. Null if the booking was not rescheduled. */
  readonly rescheduledTo?: string | null;
}
