import { Skeleton, Text } from '@mantine/core';
import { shareOf } from '../../lib/words.ts';
import classes from './analytics.module.css';
import { durationWords, type Totals as Sums, type Times } from './figures.ts';

interface Props {
  totals: Sums | undefined;
  times: Times | undefined;
  leads: boolean;
  messages: boolean;
}

/** The numbers somebody came for, before any picture. */
export function Totals({ totals, times, leads, messages }: Props) {
  const response = times?.find(({ measure }) => measure === 'FIRST_RESPONSE');
  const sent = totals && totals.byAgent + totals.byMembers;
  const tiles = [
    ...(leads
      ? [
          ['Leads', totals?.leads.toLocaleString('en-GB')],
          ['Booked', totals && `${totals.booked.toLocaleString('en-GB')} · ${shareOf(totals.booked, totals.leads)}`],
        ]
      : []),
    ...(messages
      ? [
          ['Answered by the agent', totals && shareOf(totals.byAgent, sent ?? 0)],
          ['Until a contact is answered', response && durationWords(response.medianSeconds)],
        ]
      : []),
  ] as const;
  return (
    <ul className={classes.tiles} aria-label="In short">
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
