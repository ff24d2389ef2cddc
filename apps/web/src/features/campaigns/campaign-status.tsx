import { CAMPAIGN_STATUS_TITLES, type CampaignStatus } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx';
import classes from './campaigns.module.css';
import { sharesOf } from './recipient-shares.ts';

interface Props {
  campaign: { readonly name: string; readonly total: number } & Parameters<typeof sharesOf>[0];
  size?: 'sm' | 'lg';
}

/** Progress of a campaign as a bar and in numbers. */
export function CampaignBar({ campaign, size = 'sm' }: Props) {
  const { name, total, waiting, failed } = campaign;
  const done = total - waiting;
  const words =
    failed > 0
      ? t`${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}, ${failed.toLocaleString('en-GB')} failed`
      : t`${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`;
  return (
    <>
      <div
        role="progressbar"
        aria-label={t`Progress of ${name}`}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={words}
        className={classes.track}
        data-size={size}
      >
        {sharesOf(campaign).map(
          ({ key, count }) =>
            count > 0 && <div key={key} className={classes.part} data-key={key} style={{ flexGrow: count }} />,
        )}
      </div>
      <Text size={size === 'lg' ? 'sm' : 'xs'} c="dimmed" mt={4} className={classes.numbers}>
        {words}
      </Text>
    </>
  );
}

const TONES: Record<CampaignStatus, Tone> = {
  DRAFT: 'neutral',
  SCHEDULED: 'info',
  RUNNING: 'info',
  PAUSED: 'warning',
  COMPLETED: 'good',
  FAILED: 'bad',
  CANCELLED: 'neutral',
};

export const CampaignBadge = ({ status }: { status: CampaignStatus }) => (
  <StatusBadge tone={TONES[status]}>{CAMPAIGN_STATUS_TITLES[status]}</StatusBadge>
);
