import {
  BOOKING_CHANGE_KINDS,
  BOOKING_ORDER_FIELDS,
  BOOKING_ORIGINS,
  BOOKING_STATUSES,
  FORM_QUESTION_TYPES,
  LEAD_WAITING_REASONS,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const LeadWaitingReasonEnum = enumOf(
  'LeadWaitingReason',
  'Reason why a lead is waiting for its first contact.',
  LEAD_WAITING_REASONS,
  {
    PAUSED: 'The agent is paused.',
    NOT_SET_UP: 'No channel is set up.',
    NOT_PUBLISHED: 'No version of the agent is published.',
    NO_GREETING_TEMPLATE: 'The lead has not written, and the sending number has no approved greeting template.',
    OUTSIDE_HOURS: 'The contact window is closed.',
    REDIAL: 'The last call was not answered, and another call is scheduled.',
  },
);

export const BookingStatusEnum = enumOf('BookingStatus', 'Status of a booking.', BOOKING_STATUSES, {
  REQUESTED: 'The calendar has not confirmed the booking yet.',
  BOOKED: 'The calendar has confirmed the booking.',
  CANCELLED: 'The booking was canceled.',
  FAILED: 'The calendar refused the booking.',
  SUPPRESSED: 'The booking was not sent to the calendar because the workspace was paused.',
});
export const BookingOriginEnum = enumOf('BookingOrigin', 'Origin of a booking.', BOOKING_ORIGINS, {
  AGENT: 'The agent made the booking.',
  MEMBER: 'A member or an API key made the booking.',
  CALENDAR: 'The booking was made directly in the calendar.',
});
export const BookingChangeKindEnum = enumOf(
  'BookingChangeKind',
  'Kind of a pending change request to the calendar.',
  BOOKING_CHANGE_KINDS,
  { RESCHEDULE: 'A new start time was requested.', CANCEL: 'A cancellation was requested.' },
);
export const BookingOrderFieldEnum = enumOf(
  'BookingOrderField',
  'Field by which bookings are sorted.',
  BOOKING_ORDER_FIELDS,
  {
    STARTS_AT: 'Start time of the appointment.',
    CREATED_AT: 'Time at which the booking was created.',
    UPDATED_AT: 'Time at which the booking was last changed.',
  },
);

export const FormQuestionTypeEnum = enumOf(
  'FormQuestionType',
  'Type of a question of the lead form or of a form for contacts.',
  FORM_QUESTION_TYPES,
  {
    TEXT: 'One line of text, at most 200 characters.',
    LONG_TEXT: 'Text with line breaks, at most 2000 characters.',
    CHOICE: 'One of several options.',
    CHOICES: 'One or more of several options.',
    DATE: 'A date.',
    NUMBER: 'A number with at most 15 digits before and 6 after the decimal point.',
    EMAIL: 'An email address.',
    CHECKBOX: 'A checkbox.',
    FILE: 'One or more files. Not available in the lead form.',
    PHOTO: 'One or more photos. Not available in the lead form.',
  },
);
