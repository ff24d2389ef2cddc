import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { timeAgo } from '../../lib/dates.ts';
import { useNow } from '../../lib/use-now.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { WarningAlert } from '../../ui/warning-alert.tsx';
import { intervalText } from './data-source-labels.ts';
import type { Run, Source } from './use-data-source.ts';

/** Number of intervals after which the data of a scheduled source is out of date. A run can take one interval itself. */
const LATE_INTERVALS = 2;

const lastSuccessOf = (runs: readonly Run[]): string | null =>
  runs.find(({ status }) => status === 'DONE')?.finishedAt ?? null;

interface Props {
  source: Source;
  runs: readonly Run[];
}

/** Time of the last successful run. */
export function LastSuccess({ runs }: Pick<Props, 'runs'>) {
  const { timezone } = useWorkspace();
  const at = lastSuccessOf(runs);
  if (!at) return t`No successful sync yet`;
  return (
    <>
      {t`Last successful sync:`} <TimeAgo iso={at} timeZone={timezone} />
    </>
  );
}

/** Warning that a scheduled source has not been read for more than two intervals. Hidden if it is disabled. */
export function OutOfDate({ source: { everyMinutes, disabledReason }, runs }: Props) {
  const now = useNow();
  const at = lastSuccessOf(runs);
  if (at === null || everyMinutes === null || disabledReason !== null) return null;
  if (now - Date.parse(at) <= LATE_INTERVALS * everyMinutes * 60_000) return null;
  return (
    <WarningAlert title={t`The data is out of date`}>
      <Text size="sm">
        {t`The last successful sync was ${timeAgo(at, now, 'long')}. The schedule is ${intervalText(everyMinutes)}.`}
      </Text>
    </WarningAlert>
  );
}
