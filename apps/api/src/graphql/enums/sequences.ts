import { SEQUENCE_BLOCKERS, SEQUENCE_MESSAGE_STATUSES, SEQUENCE_TRIGGERS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const SequenceTriggerEnum = enumOf(
  'SequenceTrigger',
  'Occasion for which a sequence writes to a contact.',
  SEQUENCE_TRIGGERS,
  {
    NO_REPLY: 'The contact has not replied to a question of the agent. Delays count from the question.',
    APPOINTMENT: 'The contact has an upcoming appointment. Delays count back from its start.',
    NO_SHOW:
      'The contact did not attend an appointment. Delays count from the time at which the booking was marked as a no-show.',
    AFTER_VISIT: 'An appointment is over. Delays count from its end, or from its start if the end is not known.',
    NO_BOOKING:
      'A lead with a conversation has no booking. Delays count from the last message of the contact, or from the arrival of the lead.',
  },
);
export const SequenceMessageStatusEnum = enumOf(
  'SequenceMessageStatus',
  'Status of a message of a sequence.',
  SEQUENCE_MESSAGE_STATUSES,
  {
    WAITING:
      'The message is due but currently blocked. It is sent when nothing blocks it, or skipped after at most 24 hours.',
    SENT: 'The message was enqueued. `message` has the delivery status.',
    SKIPPED: 'The message was not sent and will not be sent.',
  },
);
export const SequenceBlockerEnum = enumOf(
  'SequenceBlocker',
  'Reason why a message of a sequence is not sent.',
  SEQUENCE_BLOCKERS,
  {
    PAUSED: 'The workspace is paused.',
    BLOCKED: 'The contact is blocked.',
    OPTED_OUT: 'The contact has opted out.',
    NUMBER_NOT_ALLOWED: 'The country or type of the phone number is not allowed.',
    TAKEN_OVER: 'A member has taken over the conversation.',
    HANDED_OFF: 'The conversation is waiting for a member.',
    REPLYING: 'The agent is replying to the contact.',
    WINDOW_CLOSED: 'The reply window is closed and the step has no template.',
    TEMPLATE_UNAVAILABLE: 'The template is not approved, was removed, or belongs to another account.',
    VARIABLE_EMPTY: 'A template variable has no valid value.',
    FORM_UNAVAILABLE: 'The form of the step is archived, or its identity check is not possible for the contact.',
    OUTSIDE_HOURS: 'The contact window is closed.',
    DAILY_LIMIT: 'A calling and messaging limit was reached.',
    NOT_NEEDED: 'The reason for the message no longer applies, or the sequence was disabled.',
  },
);
