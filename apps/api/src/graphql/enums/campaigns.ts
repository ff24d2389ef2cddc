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
export const CampaignOrderFieldEnum = enumOf(
  'CampaignOrderField',
  'Field by which campaigns are sorted.',
  CAMPAIGN_ORDER_FIELDS,
);
export const CampaignTimeZoneModeEnum = enumOf(
  'CampaignTimeZoneMode',
  'Whose time zone applies to the start time and the quiet hours of a campaign.',
  CAMPAIGN_TIME_ZONE_MODES,
);
export const CampaignVariableSourceEnum = enumOf(
  'CampaignVariableSource',
  'Source of the value of a template variable.',
  CAMPAIGN_VARIABLE_SOURCES,
);
export const PauseReasonEnum = enumOf('PauseReason', 'Reason why a campaign is paused.', PAUSE_REASONS);
export const RecipientStateEnum = enumOf(
  'RecipientState',
  'State of the message to one recipient of a campaign.',
  RECIPIENT_STATES,
);
export const SkipReasonEnum = enumOf('SkipReason', 'Reason why a recipient is excluded from a campaign.', SKIP_REASONS);
export const RecipientEligibilityEnum = enumOf(
  'RecipientEligibility',
  'Whether a contact would receive a campaign, with the reason if not.',
  RECIPIENT_ELIGIBILITIES,
);
