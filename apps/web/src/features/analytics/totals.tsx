import type { Channel, TimeMeasure } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Skeleton, Text } from '@mantine/core';
import { percentOf } from '../../lib/format-text.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import classes from './analytics.module.css';
import { durationText, type Totals as Sums, type Times, type TitledTime, titledTimes } from './metrics.ts';

interface Props {
  totals: Sums | undefined;
  times: Times | undefined;
  leads: boolean;
  /** Whether the viewer can read the channel's conversations or calls. */
  talks: boolean;
}

/** Key metrics above the charts. */
export function Totals({ totals, times, leads, talks }: Props) {
  const { channel } = useWorkspace();
  const tiles = [
    ...(leads
      ? [
          [t`Leads`, totals?.leads.toLocaleString('en-GB')],
          [t`Booked`, totals && `${totals.booked.toLocaleString('en-GB')} · ${percentOf(totals.booked, totals.leads)}`],
        ]
      : []),
    ...(talks ? METRIC_TILES_BY_CHANNEL[channel](totals, times && titledTimes(times, channel)) : []),
  ] as const;
  return (
    <ul className={classes.tiles} aria-label={t`Summary`}>
      {tiles.map(([title, value]) => (
        <li key={title} className={classes.tile}>
          {value === undefined ? (
            <Skeleton height={30} width={70} radius="md" />
          ) : (
            <Text className={classes.number}>{value}</Text>
          )}
          <Text size="sm" c="dimmed">
            {title}
          </Text>
        </li>
      ))}
    </ul>
  );
}

type Tile = readonly [title: string, value: string | undefined];

/** Key metrics of conversations or calls, by channel. */
const METRIC_TILES_BY_CHANNEL: Record<
  Channel,
  (totals: Sums | undefined, times: readonly TitledTime[] | undefined) => Tile[]
> = {
  WHATSAPP: (totals, times) => [
    [t`Answered by AI`, totals && percentOf(totals.byAgent, totals.byAgent + totals.byMembers)],
    timeTile(times, 'FIRST_RESPONSE', t`First response time`),
  ],
  VOICE: (totals, times) => [
    [t`Calls handled by AI`, totals && percentOf(totals.callsByAgent, totals.callsByAgent + totals.callsByMembers)],
    timeTile(times, 'FIRST_CONTACT', t`Time to first contact`),
  ],
};

function timeTile(times: readonly TitledTime[] | undefined, wanted: TimeMeasure, title: string): Tile {
  return [title, times && durationText(times.find(({ measure }) => measure === wanted)?.medianSeconds ?? null)];
}
