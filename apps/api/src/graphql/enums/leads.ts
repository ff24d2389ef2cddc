import { LEAD_WAITING_REASONS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const LeadWaitingReasonEnum = enumOf(
  'LeadWaitingReason',
  'Reason why a lead is waiting for its first contact.',
  LEAD_WAITING_REASONS,
  {
    PAUSED: 'The agent is paused.',
    NOT_SET_UP: 'No channel is set up.',
    NOT_PUBLISHED: 'No version of the agent is published.',
    OUTSIDE_HOURS: 'The contact window is closed.',
    REDIAL: 'The last call was not answered, and another call is scheduled.',
  },
);
