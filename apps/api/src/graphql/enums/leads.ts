import { LEAD_WAITING_REASONS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const LeadWaitingReasonEnum = enumOf(
  'LeadWaitingReason',
  'Why the first contact with a lead waits: the agent was paused, no channel was set up, the agent was never published, or it is outside the contact window.',
  LEAD_WAITING_REASONS,
);
