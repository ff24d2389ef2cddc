import type { JobStatus } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group, Progress, Text } from '@mantine/core';
import { remainingText } from '../lib/dates.ts';

interface Props {
  job: {
    title: string;
    status: JobStatus;
    done: number;
    total: number;
    /** Number of processed units per second. Null if unknown, in which case `etaSeconds` is also null. */
    rate: number | null;
    etaSeconds: number | null;
  };
}

const formatCount = (count: number) => count.toLocaleString('en-GB');

/** Progress of a job, with its rate and remaining time. */
export function JobProgress({ job }: Props) {
  const { title, status, done, total } = job;
  const share = total > 0 ? Math.min(100, Math.round((done / total) * 100)) : 0;
  const words = progressText(job);
  const pace = rateText(job);
  return (
    <>
      <Progress.Root size="sm" mt={6}>
        <Progress.Section
          value={share}
          striped={status === 'RUNNING'}
          animated={status === 'RUNNING'}
          withAria={false}
          role="progressbar"
          aria-label={title}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={share}
          aria-valuetext={[words, ...pace].join(', ')}
        />
      </Progress.Root>
      <Group
        justify="space-between"
        gap="xs"
        mt={4}
        fz="xs"
        c="dimmed"
        style={{ fontVariantNumeric: 'tabular-nums' }}
        aria-hidden
      >
        <Text span inherit>
          {words}
        </Text>
        {pace.length > 0 && (
          <Text span inherit>
            {pace.join(', ')}
          </Text>
        )}
      </Group>
    </>
  );
}

function progressText({ status, done, total }: Props['job']): string {
  if (status === 'QUEUED') return t`Queued`;
  return status === 'PAUSED'
    ? t`${formatCount(done)} of ${formatCount(total)}, paused`
    : t`${formatCount(done)} of ${formatCount(total)}`;
}

function rateText({ status, rate, etaSeconds }: Props['job']): string[] {
  if (status !== 'RUNNING' || rate === null || etaSeconds === null) return [];
  return [t`${formatCount(rate)} per second`, remainingText(etaSeconds)];
}
