import { SKIP_REASON_TITLES, type SkipReason } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconClock, IconPlayerPause } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { formatDateTime } from '../../lib/dates.ts';
import { percentOf } from '../../lib/format-text.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { Section } from '../../ui/section.tsx';
import { WarningAlert } from '../../ui/warning-alert.tsx';
import { formatDuration, localTime } from './campaign-labels.ts';
import { CampaignBar } from './campaign-status.tsx';
import classes from './campaigns.module.css';
import { type Share, sharesOf } from './recipient-shares.ts';
import { useBlockedReason } from './use-blocked-reason.ts';
import type { Campaign } from './use-campaign.ts';

interface Props {
  campaign: Campaign;
  skips: readonly { reason: SkipReason; count: number }[];
}

/** Progress and times of a campaign, and the reason if no messages are being sent. */
export function CampaignProgress({ campaign, skips }: Props) {
  const { total } = campaign;
  return (
    <Section title={t`Progress`} quietTitle>
      <Stack gap="lg">
        <BlockedAlert campaign={campaign} />
        {total > 0 && (
          <>
            <div>
              <CampaignBar campaign={campaign} size="lg" />
            </div>
            <States campaign={campaign} skips={skips} />
          </>
        )}
        <Times campaign={campaign} />
      </Stack>
    </Section>
  );
}

function BlockedAlert({ campaign }: { campaign: Campaign }) {
  const why = useBlockedReason(campaign);
  if (!why) return null;
  if (why.tone === 'caution')
    return (
      <WarningAlert title={why.title} icon={<IconPlayerPause size={18} aria-hidden />}>
        {why.words}
      </WarningAlert>
    );
  const Icon = why.tone === 'failed' ? IconAlertTriangle : IconClock;
  return (
    <Alert
      color={why.tone === 'failed' ? 'red' : undefined}
      variant="light"
      title={why.title}
      icon={<Icon size={18} aria-hidden />}
    >
      {why.words}
    </Alert>
  );
}

/** Legend of the progress bar as a table. Each status links to its recipients. */
function States({ campaign, skips }: Props) {
  const navigate = useNavigate();
  const show = ({ statuses }: Share) =>
    void navigate({
      to: '.',
      search: { status: [...statuses] },
      hash: 'recipients',
      replace: true,
      resetScroll: false,
    });
  return (
    <table className={classes.states} aria-label={t`Recipients by status`}>
      <tbody>
        {sharesOf(campaign)
          .filter(({ count }) => count > 0)
          .map((one) => (
            <tr key={one.key}>
              <th scope="row">
                <span className={classes.swatch} data-key={one.key} aria-hidden />
                <Anchor component="button" type="button" size="sm" underline="hover" onClick={() => show(one)}>
                  {one.title}
                </Anchor>
                {one.key === 'skipped' && (
                  <Text span size="xs" c="dimmed" className={classes.reasons}>
                    {skips.map(({ reason, count }) => `${SKIP_REASON_TITLES[reason]} ${count}`).join(', ')}
                  </Text>
                )}
              </th>
              <td>{one.count.toLocaleString('en-GB')}</td>
              <td>{percentOf(one.count, campaign.total)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function Times({ campaign }: { campaign: Campaign }) {
  const { timezone } = useWorkspace();
  const { status, startsAt, startedAt, finishedAt, lastMinute, waiting, ratePerMinute } = campaign;
  const facts = [
    ...(status === 'SCHEDULED' && startsAt ? [[t`Starts`, localTime(startsAt)]] : []),
    ...(startedAt ? [[t`Started`, formatDateTime(startedAt, timezone)]] : []),
    ...(finishedAt ? [[t`Ended`, formatDateTime(finishedAt, timezone)]] : []),
    ...(status === 'RUNNING' ? [[t`Sent in the last minute`, lastMinute.toLocaleString('en-GB')]] : []),
    ...(status === 'RUNNING' && waiting > 0 ? [[t`Minimum time left`, formatDuration(waiting, ratePerMinute)]] : []),
  ];
  return (
    <dl className={classes.times}>
      {facts.map(([title, value]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
