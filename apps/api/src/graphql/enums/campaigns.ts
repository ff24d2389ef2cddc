import {
  CAMPAIGN_ORDER_FIELDS,
  CAMPAIGN_STATES,
  CAMPAIGN_TIME_ZONE_MODES,
  CAMPAIGN_VARIABLE_SOURCES,
  PAUSE_REASONS,
  RECIPIENT_ELIGIBILITIES,
  RECIPIENT_STATES,
  SKIP_REASONS,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const CampaignStateEnum = enumOf('CampaignState', 'State of a campaign.', CAMPAIGN_STATES);
export const CampaignOrderFieldEnum = enumOf('CampaignOrderField', 'Sort field of campaigns.', CAMPAIGN_ORDER_FIELDS);
export const CampaignTimeZoneModeEnum = enumOf(
  'CampaignTimeZoneMode',
  'Time zone used for the start and the quiet hours of a campaign.',
  CAMPAIGN_TIME_ZONE_MODES,
);
export const CampaignVariableSourceEnum = enumOf(
  'CampaignVariableSource',
  "Source of a variable's value.",
  CAMPAIGN_VARIABLE_SOURCES,
);
export const PauseReasonEnum = enumOf('PauseReason', 'Reason why a campaign is paused.', PAUSE_REASONS);
export const RecipientStateEnum = enumOf(
  'RecipientState',
  'Status of the message to one recipient. UNCONFIRMED: it may have been sent. SKIPPED: it was not sent on purpose.',
  RECIPIENT_STATES,
);
export const SkipReasonEnum = enumOf('SkipReason', 'Reason why a contact is excluded.', SKIP_REASONS);
export const RecipientEligibilityEnum = enumOf(
  'RecipientEligibility',
  'Whether a contact would receive a campaign, or why not.',
  RECIPIENT_ELIGIBILITIES,
);
