import type { JobState } from '@frontdesk/domain';
import { Group, Progress, Text } from '@mantine/core';
import { lengthLeft } from '../lib/dates.ts';

interface Props {
  job: {
    title: string;
    state: JobState;
    done: number;
    total: number;
    /** How much is done in a second, and in how many seconds all will be; null where nobody can say. */
    rate: number | null;
    etaSeconds: number | null;
  };
}

const figure = (count: number) => count.toLocaleString('en-GB');

/** How far a job is, in a bar and in numbers: how fast it goes and how long it will take, while it does. */
export function JobProgress({ job }: Props) {
  const { title, state, done, total } = job;
  const share = total > 0 ? Math.min(100, Math.round((done / total) * 100)) : 0;
  const words = wordsFor(job);
  const pace = paceOf(job);
  return (
    <>
      <Progress.Root size="sm" mt={6}>
        <Progress.Section
          value={share}
          striped={state === 'RUNNING'}
          animated={state === 'RUNNING'}
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

function wordsFor({ state, done, total }: Props['job']): string {
  if (state === 'QUEUED') return 'Waiting for its turn';
  return `${figure(done)} of ${figure(total)}${state === 'PAUSED' ? ', paused' : ''}`;
}

function paceOf({ state, rate, etaSeconds }: Props['job']): string[] {
  if (state !== 'RUNNING' || rate === null || etaSeconds === null) return [];
  return [`${figure(rate)} a second`, `${lengthLeft(etaSeconds)} left`];
}
