import type { JobState } from '@frontdesk/domain';
import { Progress, Text } from '@mantine/core';

interface Props {
  job: { title: string; state: JobState; done: number; total: number };
}

/** How far a job is, in a bar and in numbers. */
export function JobProgress({ job: { title, state, done, total } }: Props) {
  const share = total > 0 ? Math.min(100, Math.round((done / total) * 100)) : 0;
  const words =
    state === 'QUEUED'
      ? 'Waiting for its turn'
      : `${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}${state === 'PAUSED' ? ', paused' : ''}`;
  return (
    <>
      <Progress.Root size="sm" mt={6}>
        <Progress.Section
          value={share}
          striped={state === 'RUNNING'}
          animated={state === 'RUNNING'}
          aria-label={title}
          aria-valuetext={words}
        />
      </Progress.Root>
      <Text size="xs" c="dimmed" mt={4} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {words}
      </Text>
    </>
  );
}
