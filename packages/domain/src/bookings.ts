/**
 * Status of a booking. REQUESTED: the calendar has not confirmed the booking yet. FAILED: the calendar rejected the
 * booking. SUPPRESSED: the booking was not sent to the calendar, because the workspace was paused.
 */
export const BOOKING_STATUSES = ['REQUESTED', 'BOOKED', 'CANCELLED', 'FAILED', 'SUPPRESSED'] as const;
export type BookingStatus = (typeof BOOKING_STATUSES)[number];

export const BOOKING_STATUS_TITLES: Record<BookingStatus, string> = {
  REQUESTED: 'Requested',
  BOOKED: 'Booked',
  CANCELLED: 'Canceled',
  FAILED: 'Not booked',
  SUPPRESSED: 'Suppressed',
};

/** Creator of a booking: the agent, a member, or a person who booked directly in the calendar. */
export const BOOKING_ORIGINS = ['AGENT', 'MEMBER', 'CALENDAR'] as const;
export type BookingOrigin = (typeof BOOKING_ORIGINS)[number];

export const BOOKING_ORIGIN_TITLES: Record<BookingOrigin, string> = {
  AGENT: 'Agent',
  MEMBER: 'Manual',
  CALENDAR: 'Cal.com',
};

/** A requested change of a booking that the calendar has not confirmed yet. */
export const BOOKING_CHANGE_KINDS = ['RESCHEDULE', 'CANCEL'] as const;
export type BookingChangeKind = (typeof BOOKING_CHANGE_KINDS)[number];

export const BOOKING_ORDER_FIELDS = ['STARTS_AT', 'CREATED_AT', 'UPDATED_AT'] as const;
export type BookingOrderField = (typeof BOOKING_ORDER_FIELDS)[number];

/**
 * Tabs of the booking list. PAST: bookings that were active at their start time. CANCELLED: bookings that were
 * canceled or never confirmed.
 */
export const BOOKING_TABS = ['UPCOMING', 'PAST', 'CANCELLED'] as const;
export type BookingTab = (typeof BOOKING_TABS)[number];

export const BOOKING_TAB_TITLES: Record<BookingTab, string> = {
  UPCOMING: 'Upcoming',
  PAST: 'Past',
  CANCELLED: 'Canceled',
};
