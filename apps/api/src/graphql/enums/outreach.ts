import { OUTREACH_KINDS, SUPPRESSION_REASONS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const OutreachKindEnum = enumOf(
  'OutreachKind',
  'Automatic outreach to a lead: a phone call, or a WhatsApp greeting.',
  OUTREACH_KINDS,
);
export const SuppressionReasonEnum = enumOf(
  'SuppressionReason',
  'Which of the calling and messaging limits suppressed a call or greeting.',
  SUPPRESSION_REASONS,
);
