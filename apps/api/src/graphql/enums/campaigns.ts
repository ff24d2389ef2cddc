import {
  CAMPAIGN_ORDER_FIELDS,
  CAMPAIGN_STATUSES,
  CAMPAIGN_TIME_ZONE_MODES,
  CAMPAIGN_VARIABLE_SOURCES,
  OUTREACH_KINDS,
  PAUSE_REASONS,
  RECIPIENT_ELIGIBILITIES,
  RECIPIENT_STATUSES,
  SKIP_REASONS,
  SUPPRESSION_REASONS,
  UNREACHED_ACTIONS,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const CampaignStatusEnum = enumOf('CampaignStatus', 'Status of a campaign.', CAMPAIGN_STATUSES, {
  DRAFT: 'The campaign can be edited and was not started.',
  SCHEDULED: 'The campaign starts at its start time.',
  RUNNING: 'Messages are being sent.',
  PAUSED: 'No messages are sent until the campaign is resumed.',
  COMPLETED: 'All recipients were processed.',
  FAILED: 'The campaign could not be started or continued.',
  CANCELLED: 'The campaign was canceled.',
});
export const CampaignOrderFieldEnum = enumOf(
  'CampaignOrderField',
  'Field by which campaigns are sorted.',
  CAMPAIGN_ORDER_FIELDS,
  {
    CREATED_AT: 'Time at which the campaign was created.',
    UPDATED_AT: 'Time at which the campaign was last changed.',
    NAME: 'Name of the campaign. Case is ignored.',
  },
);
export const CampaignTimeZoneModeEnum = enumOf(
  'CampaignTimeZoneMode',
  'Whose time zone applies to the start time and the quiet hours of a campaign.',
  CAMPAIGN_TIME_ZONE_MODES,
  { WORKSPACE: 'The time zone of the workspace.', RECIPIENT: 'The time zone of each recipient.' },
);
export const CampaignVariableSourceEnum = enumOf(
  'CampaignVariableSource',
  'Source of the value of a template variable.',
  CAMPAIGN_VARIABLE_SOURCES,
  {
    CONTACT_NAME: 'The full name of the contact.',
    CONTACT_FIRST_NAME: 'The first name of the contact.',
    CONTACT_COMPANY: 'The company of the contact.',
    WORKSPACE_NAME: 'The name of the workspace.',
    TEXT: 'A fixed text.',
  },
);
export const PauseReasonEnum = enumOf('PauseReason', 'Reason why a campaign is paused.', PAUSE_REASONS, {
  MEMBER: 'A member or an API key paused the campaign.',
  ERRORS: 'Too many messages failed.',
  TEMPLATE: 'The template is no longer approved, or WhatsApp changed its category.',
  NUMBER: 'No phone number is active in the account of the template.',
  RECEIVERS: 'The audience had more recipients at the start than were confirmed.',
});
export const RecipientStatusEnum = enumOf(
  'RecipientStatus',
  'Status of the message to one recipient of a campaign.',
  RECIPIENT_STATUSES,
  {
    PENDING: 'The message has not been sent yet.',
    SENDING: 'The message was enqueued.',
    UNCONFIRMED: 'It is not known whether the message was sent, because the response of the provider was lost.',
    SENT: 'The provider accepted the message.',
    FAILED: 'The message could not be sent or delivered.',
    SKIPPED: 'The recipient was excluded, and no message is sent.',
    DELIVERED: 'The message was delivered.',
    READ: 'The recipient read the message.',
    REPLIED: 'The recipient replied within 72 hours.',
  },
);
export const SkipReasonEnum = enumOf(
  'SkipReason',
  'Reason why a recipient is excluded from a campaign.',
  SKIP_REASONS,
  {
    BLOCKED: 'The contact is blocked.',
    OPTED_OUT: 'The contact has opted out.',
    NO_CONSENT: 'The contact has not given consent.',
    RECENTLY_MESSAGED: 'The contact was sent a message within the number of days set in the campaign.',
    VARIABLE_EMPTY: 'A variable of the template has no value for the contact.',
    SUPPRESSED: 'The message was suppressed before it was sent.',
    CANCELLED: 'The campaign was canceled.',
  },
);
export const RecipientEligibilityEnum = enumOf(
  'RecipientEligibility',
  'Whether a contact would receive a campaign, with the reason if not.',
  RECIPIENT_ELIGIBILITIES,
  {
    INCLUDED: 'The contact would receive the message.',
    BLOCKED: 'The contact is blocked.',
    OPTED_OUT: 'The contact has opted out.',
    NO_CONSENT: 'The contact has not given consent.',
    RECENTLY_MESSAGED: 'The contact was sent a message within the number of days set in the audience.',
  },
);

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
    NUMBER_COOL_DOWN: 'The cool-down period after the last call or greeting to the phone number had not ended.',
    NUMBER_DAILY_LIMIT: 'The daily limit for the phone number was reached.',
    ADDRESS_DAILY_LIMIT: 'The daily limit for the IP address of the form visitor was reached.',
    WORKSPACE_DAILY_LIMIT: "The workspace's daily limit of automatic calls and greetings was reached.",
    SPEND_LIMIT: 'The daily spend limit of the workspace was reached.',
  },
);
export const UnreachedActionEnum = enumOf(
  'UnreachedAction',
  'What happens to a lead after its last unanswered call.',
  UNREACHED_ACTIONS,
  { NOTIFY: 'Members are notified.', MARK_LOST: 'The status of the lead becomes LOST.' },
);
