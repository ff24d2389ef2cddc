import { OUTREACH_KINDS, SUPPRESSION_REASONS, UNREACHED_ACTIONS } from '@frontdesk/domain';
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
export const UnreachedActionEnum = enumOf(
  'UnreachedAction',
  'What happens to a lead after its last unanswered call. NOTIFY: members are notified. MARK_LOST: its status becomes LOST.',
  UNREACHED_ACTIONS,
);
