import {
  AUDIENCE_OUTCOMES,
  CAMPAIGN_CLOCKS,
  CAMPAIGN_FILLINGS,
  CAMPAIGN_ORDERS,
  CAMPAIGN_STATES,
  PAUSE_REASONS,
  RECIPIENT_STATES,
  SKIP_REASONS,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const CampaignStateEnum = enumOf('CampaignState', 'How far a campaign is.', CAMPAIGN_STATES);
export const CampaignOrderEnum = enumOf('CampaignOrder', 'By what campaigns are ordered.', CAMPAIGN_ORDERS);
export const CampaignClockEnum = enumOf('CampaignClock', 'By whose clock a campaign goes out.', CAMPAIGN_CLOCKS);
export const CampaignFillingEnum = enumOf('CampaignFilling', 'What fills a variable.', CAMPAIGN_FILLINGS);
export const PauseReasonEnum = enumOf('PauseReason', 'Reason why a campaign is paused.', PAUSE_REASONS);
export const RecipientStateEnum = enumOf(
  'RecipientState',
  'Status of the message to one recipient. UNCONFIRMED: it may have been sent. SKIPPED: it was not sent on purpose.',
  RECIPIENT_STATES,
);
export const SkipReasonEnum = enumOf('SkipReason', 'Reason why a contact is excluded.', SKIP_REASONS);
export const AudienceOutcomeEnum = enumOf(
  'AudienceOutcome',
  'Whether a contact would receive a campaign, or why not.',
  AUDIENCE_OUTCOMES,
);
