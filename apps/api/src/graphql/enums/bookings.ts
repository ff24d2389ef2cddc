import { BOOKING_CHANGE_KINDS, BOOKING_ORIGINS, BOOKING_STATUSES, BOOKING_TABS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const BookingStatusEnum = enumOf(
  'BookingStatus',
  'REQUESTED: waits for the calendar. FAILED: refused by the calendar. SUPPRESSED: not sent to the calendar, because the workspace was paused.',
  BOOKING_STATUSES,
);
export const BookingOriginEnum = enumOf(
  'BookingOrigin',
  'Origin of a booking: the agent, a member, or the calendar itself.',
  BOOKING_ORIGINS,
);
export const BookingChangeKindEnum = enumOf(
  'BookingChangeKind',
  'Pending request to the calendar for a booking.',
  BOOKING_CHANGE_KINDS,
);
export const BookingTabEnum = enumOf(
  'BookingTab',
  'UPCOMING: in the future. PAST: active at its start time. CANCELLED: cancelled or never confirmed.',
  BOOKING_TABS,
);
