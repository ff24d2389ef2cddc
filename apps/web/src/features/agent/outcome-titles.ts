import type { Outcome } from '@frontdesk/agent/engine';

export const OUTCOME_TITLES: Record<Outcome, string> = {
  BOOKED: 'Booked',
  RESCHEDULED: 'Rescheduled',
  CANCELLED: 'Canceled',
  KEPT: 'Appointment unchanged',
  QUALIFIED: 'Qualified',
  UNQUALIFIED: 'Unqualified',
  ANSWERED: 'Answered',
  UNANSWERED: 'Unanswered',
  MESSAGE_TAKEN: 'Message taken',
  CALLBACK_SET: 'Callback scheduled',
  HANDED_OFF: 'Handed off',
  OPTED_OUT: 'Opted out',
  ABANDONED: 'Abandoned',
};
