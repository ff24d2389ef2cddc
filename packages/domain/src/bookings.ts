/**
 * Where a consultation stands. REQUESTED: the calendar is being asked. FAILED: it said no. SUPPRESSED: it was never asked, because the
 * workspace was paused.
 */
export const BOOKING_STATUSES = ['REQUESTED', 'BOOKED', 'CANCELLED', 'FAILED', 'SUPPRESSED'] as const;
export type BookingStatus = (typeof BOOKING_STATUSES)[number];

export const BOOKING_STATUS_TITLES: Record<BookingStatus, string> = {
  REQUESTED: 'Asking the calendar',
  BOOKED: 'Booked',
  CANCELLED: 'Cancelled',
  FAILED: 'Not booked',
  SUPPRESSED: 'Suppressed',
};

/** Who made it: the agent, a member, or somebody in the calendar itself. */
export const BOOKING_ORIGINS = ['AGENT', 'MEMBER', 'CALENDAR'] as const;
export type BookingOrigin = (typeof BOOKING_ORIGINS)[number];

export const BOOKING_ORIGIN_TITLES: Record<BookingOrigin, string> = {
  AGENT: 'Agent',
  MEMBER: 'By hand',
  CALENDAR: 'Cal.com',
};

/** What is asked of the calendar for a booking that stands. */
export const BOOKING_WISHES = ['RESCHEDULE', 'CANCEL'] as const;
export type BookingWish = (typeof BOOKING_WISHES)[number];

/** How a list of bookings is narrowed. PAST: whatever stood when its time came. CANCELLED: whatever no longer stands, or never did. */
export const BOOKING_TABS = ['UPCOMING', 'PAST', 'CANCELLED'] as const;
export type BookingTab = (typeof BOOKING_TABS)[number];

export const BOOKING_TAB_TITLES: Record<BookingTab, string> = {
  UPCOMING: 'Upcoming',
  PAST: 'Past',
  CANCELLED: 'Cancelled',
};
