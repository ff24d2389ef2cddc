import { LEAD_WAITING_REASONS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const LeadWaitingReasonEnum = enumOf(
  'LeadWaitingReason',
  'Reason why a lead is waiting for its first contact.',
  LEAD_WAITING_REASONS,
);
