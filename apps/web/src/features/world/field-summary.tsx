import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { confidenceText } from '../../app/fact-labels.ts';
import { readableText } from '../../lib/dates.ts';
import { humanizeName } from '../../lib/format-text.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import type { GroupField, KnownField } from './group-fields.ts';
import classes from './world.module.css';
import { sourceOf } from './world-labels.ts';

/** Value of a field with its source, and the values that lost. */
export function FieldSummary({ field: { name, current, others } }: { field: GroupField }) {
  const { timezone } = useWorkspace();
  return (
    <>
      <Text component="h3" size="sm" c="dimmed" mb={2}>
        {humanizeName(name)}
      </Text>
      {current ? (
        <>
          <Text dir="auto" className={classes.value}>
            {valueOf(current, timezone)}
          </Text>
          <Text size="sm" c="dimmed">
            <Origin field={current} />
          </Text>
        </>
      ) : (
        <Text c="dimmed">{t`Cleared`}</Text>
      )}
      {others.map((other) => (
        <Text key={other.eventId} size="sm" c="dimmed" className={classes.value}>
          {t`Other value:`} <bdi>{valueOf(other, timezone)}</bdi> · <Origin field={other} />
        </Text>
      ))}
    </>
  );
}

function Origin({ field }: { field: KnownField }) {
  const { timezone } = useWorkspace();
  return (
    <>
      {confidenceText(field.confidencePercent)} · <bdi>{sourceOf(field)}</bdi> ·{' '}
      <TimeAgo iso={field.ingestedAt} timeZone={timezone} />
    </>
  );
}

/** Formats the value of a field. */
export function valueOf({ kind, value }: Pick<KnownField, 'kind' | 'value'>, timezone: string): string {
  if (kind !== 'BOOLEAN') return readableText(value, timezone);
  return value === 'true' ? t`Yes` : t`No`;
}
