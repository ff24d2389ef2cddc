import { Text } from '@mantine/core';
import { countOf } from '../../lib/format-text.ts';
import classes from './analytics.module.css';
import { durationText, type TitledTime } from './metrics.ts';

/** Three durations between seconds and days, as separate cards because one scale would hide the shortest. */
export function TimeCards({ times }: { times: readonly TitledTime[] }) {
  return (
    <ul className={classes.cards}>
      {times.map(({ measure, title, medianSeconds, p90Seconds, count, waiting }) => (
        <li key={measure} className={classes.card}>
          <Text size="sm" c="dimmed">
            {title}
          </Text>
          <Text className={classes.number}>{durationText(medianSeconds)}</Text>
          <Text size="sm" c="dimmed">
            {count === 0 ? 'No data' : `p90 ${durationText(p90Seconds)} · ${countOf(count, 'conversation')}`}
            {waiting > 0 && ` · ${waiting.toLocaleString('en-GB')} open`}
          </Text>
        </li>
      ))}
    </ul>
  );
}
