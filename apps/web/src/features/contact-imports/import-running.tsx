import { Button, Group, Stack } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useJobActions } from '../../app/jobs/use-job-actions.ts';
import { JobProgress } from '../../ui/job-progress.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { Counts } from './counts.tsx';
import type { ContactImport } from './use-contact-import.ts';

type Job = NonNullable<ContactImport['job']>;

/** Progress of the job with its controls. */
export function ImportRunning({ found }: { found: ContactImport }) {
  const { job, stage, created, updated, skipped } = found;
  if (!job) return null;
  return (
    <Section title={job.title} description="You can leave this page. The import continues.">
      <Stack gap="md">
        <div>
          <JobProgress job={job} />
        </div>
        {stage === 'IMPORTING' && (
          <Counts
            label="Progress"
            counts={[
              ['Created', created],
              ['Updated', updated],
              ['Unchanged', skipped],
            ]}
          />
        )}
        <Steering job={job} />
      </Stack>
    </Section>
  );
}

function Steering({ job: { id, state } }: { job: Job }) {
  const { pause, resume, cancel, pending, refusal } = useJobActions(id);
  const paused = state === 'PAUSED';
  return (
    <>
      <RefusalAlert refusal={refusal} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" leftSection={<IconX size={16} aria-hidden />} disabled={pending} onClick={cancel}>
          Cancel
        </Button>
        <Button
          variant={paused ? 'filled' : 'default'}
          leftSection={paused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
          disabled={pending}
          onClick={paused ? resume : pause}
        >
          {paused ? 'Resume' : 'Pause'}
        </Button>
      </Group>
    </>
  );
}
