import { CAMPAIGN_STATE_TITLES, type CampaignState } from '@frontdesk/domain';
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx';

const TONES: Record<CampaignState, Tone> = {
  DRAFT: 'neutral',
  SCHEDULED: 'info',
  RUNNING: 'info',
  PAUSED: 'warning',
  COMPLETED: 'good',
  FAILED: 'bad',
  CANCELLED: 'neutral',
};

export const CampaignBadge = ({ state }: { state: CampaignState }) => (
  <StatusBadge tone={TONES[state]}>{CAMPAIGN_STATE_TITLES[state]}</StatusBadge>
);
