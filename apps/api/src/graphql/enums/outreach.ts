import { OUTREACH_KINDS, SUPPRESSION_REASONS, UNREACHED_ACTIONS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const OutreachKindEnum = enumOf('OutreachKind', 'Kind of automatic outreach to a lead.', OUTREACH_KINDS);
export const SuppressionReasonEnum = enumOf(
  'SuppressionReason',
  'Limit that suppressed an automatic call or greeting.',
  SUPPRESSION_REASONS,
);
export const UnreachedActionEnum = enumOf(
  'UnreachedAction',
  'What happens to a lead after its last unanswered call.',
  UNREACHED_ACTIONS,
);
