import { OUTREACH_KINDS, SUPPRESSION_REASONS, UNREACHED_ACTIONS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const OutreachKindEnum = enumOf('OutreachKind', 'Kind of automatic outreach to a lead.', OUTREACH_KINDS, {
  CALL: 'A phone call.',
  GREETING: 'A WhatsApp greeting.',
});
export const SuppressionReasonEnum = enumOf(
  'SuppressionReason',
  'Limit that suppressed an automatic call or greeting.',
  SUPPRESSION_REASONS,
  {
    NUMBER_TYPE_NOT_ALLOWED: 'The phone number is not a mobile or landline number.',
    COUNTRY_NOT_ALLOWED: 'The country of the phone number is not allowed.',
    CALL_RUNNING: 'Another call with the phone number was in progress.',
    NUMBER_COOL_DOWN: 'The cool-down after the last attempt at the phone number had not ended.',
    NUMBER_DAILY_LIMIT: 'The daily limit for the phone number was reached.',
    ADDRESS_DAILY_LIMIT: 'The daily limit for the IP address of the form visitor was reached.',
    WORKSPACE_DAILY_LIMIT: 'The daily limit of the workspace was reached.',
    SPEND_LIMIT: 'The daily spend limit of the workspace was reached.',
  },
);
export const UnreachedActionEnum = enumOf(
  'UnreachedAction',
  'What happens to a lead after its last unanswered call.',
  UNREACHED_ACTIONS,
  { NOTIFY: 'Members are notified.', MARK_LOST: 'The status of the lead becomes LOST.' },
);
