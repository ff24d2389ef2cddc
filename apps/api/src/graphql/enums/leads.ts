import { LEAD_WAITING_REASONS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const LeadWaitingReasonEnum = enumOf(
  'LeadWaitingReason',
  'Why the contact with a lead waits: the agent was paused or never published, no channel was set up, it is outside the contact window, or the last call was not answered and another one is scheduled.',
  LEAD_WAITING_REASONS,
);
