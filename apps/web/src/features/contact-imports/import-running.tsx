import { Stack, Text } from '@mantine/core';
import { JobProgress } from '../../ui/job-progress.tsx';
import { Section } from '../../ui/section.tsx';
import { Counts } from './counts.tsx';
import type { ContactImport } from './use-contact-import.ts';

/** While a job works on the file: how far it is. It is paused and cancelled where all jobs are, in the corner. */
export function ImportRunning({ found }: { found: ContactImport }) {
  const { job, stage, created, updated, skipped } = found;
  if (!job) return null;
  return (
    <Section title={job.title} description="You may leave this page, or close it: the work goes on.">
      <Stack gap="md">
        <JobProgress job={job} />
        {stage === 'IMPORTING' && (
          <Counts
            label="So far"
            counts={[
              ['Created', created],
              ['Updated', updated],
              ['Left as they are', skipped],
            ]}
          />
        )}
        {job.state === 'PAUSED' && (
          <Text size="sm" c="dimmed">
            It is paused. Resume or cancel it in the corner.
          </Text>
        )}
      </Stack>
    </Section>
  );
}
