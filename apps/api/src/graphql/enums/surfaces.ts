import {
  SURFACE_ANSWER_ORIGINS,
  SURFACE_CHECKS,
  SURFACE_REMINDER_REFUSALS,
  SURFACE_RESULT_GROUPS,
  SURFACE_STATUSES,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const SurfaceStatusEnum = enumOf(
  'SurfaceStatus',
  'Status of a form that was sent to a contact.',
  SURFACE_STATUSES,
  {
    SENT: 'The link was created.',
    OPENED: 'The link was opened, possibly by a link preview.',
    IN_PROGRESS: 'At least one answer was saved.',
    SUBMITTED: 'The contact submitted the form.',
    PENDING_REVIEW: 'The contact submitted the form, and its answers are waiting for review.',
    ACCEPTED: 'A member accepted the answers.',
    RETURNED: 'A member returned the form, and the contact can correct the answers.',
    EXPIRED: 'The link expired before the form was submitted.',
    REVOKED: 'A member revoked the link.',
  },
);

export const SurfaceResultGroupEnum = enumOf(
  'SurfaceResultGroup',
  'How sent forms are grouped in their results.',
  SURFACE_RESULT_GROUPS,
  {
    TOTAL: 'All forms in one group.',
    SENDER: 'By sender of the link: the agent, a member or API key in a conversation, or another way of sending.',
    LANGUAGE: 'By the language of the form.',
  },
);

export const SurfaceAnswerOriginEnum = enumOf(
  'SurfaceAnswerOrigin',
  'How an answer relates to the known value that the form showed for the question.',
  SURFACE_ANSWER_ORIGINS,
  {
    NEW: 'No known value was shown.',
    CONFIRMED: 'The contact left the known value unchanged.',
    CORRECTED: 'The contact changed the known value.',
  },
);

export const SurfaceCheckEnum = enumOf(
  'SurfaceCheck',
  'Check of the person that must be passed before a form is shown.',
  SURFACE_CHECKS,
  {
    NONE: 'The link opens the form.',
    CODE: 'A code that is sent to the phone number of the contact.',
    BIRTH_DATE: 'The birth date in the record of the contact.',
  },
);

export const SurfaceReminderRefusalEnum = enumOf(
  'SurfaceReminderRefusal',
  'Reason why the reminder of a form was not sent.',
  SURFACE_REMINDER_REFUSALS,
  {
    OPTED_OUT: 'The contact has opted out.',
    BLOCKED: 'The contact is blocked.',
    REPLY_WINDOW_CLOSED: 'The reply window of the conversation was closed.',
    NUMBER_NOT_ALLOWED: 'The limits of the workspace do not allow messages to the phone number of the contact.',
    PAUSED: 'The workspace was paused.',
    MESSAGE_DELETED: 'The message with the link was deleted.',
  },
);
