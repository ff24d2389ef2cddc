import { BOOKING_CHANGE_KINDS, BOOKING_ORIGINS, BOOKING_STATUSES, BOOKING_TABS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const BookingStatusEnum = enumOf('BookingStatus', 'Status of a booking.', BOOKING_STATUSES);
export const BookingOriginEnum = enumOf('BookingOrigin', 'Origin of a booking.', BOOKING_ORIGINS);
export const BookingChangeKindEnum = enumOf(
  'BookingChangeKind',
  'Kind of a pending change request to the calendar.',
  BOOKING_CHANGE_KINDS,
);
export const BookingTabEnum = enumOf('BookingTab', 'Tab of the booking list.', BOOKING_TABS);
