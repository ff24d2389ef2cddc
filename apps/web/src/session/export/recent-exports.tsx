import { useQuery } from '@apollo/client/react';
import type { ExportJobKind } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Stack, Text, Title } from '@mantine/core';
import { JobLine } from '../../app/jobs/job-line.tsx';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';

/**
 * The viewer's recent exports of one kind, with progress and download. The jobs tray of the page keeps the data up to
 * date.
 */
export function RecentExports({ kind }: { kind: ExportJobKind }) {
  const { data } = useQuery(JobsTrayDocument, { fetchPolicy: 'cache-and-network' });
  const jobs = data?.jobs.edges.flatMap(({ node }) => (node.kind === kind ? [node] : [])) ?? [];
  if (jobs.length === 0) return null;
  return (
    <section aria-label={t`Recent exports`}>
      <Title order={3} size="h5">{t`Recent exports`}</Title>
      <Text size="xs" c="dimmed" mt={2}>
        {t`Files can be downloaded for 24 hours.`}
      </Text>
      <Stack component="ul" gap={0} p={0} m={0} style={{ listStyle: 'none' }}>
        {jobs.map((job) => (
          <JobLine key={job.id} job={job} />
        ))}
      </Stack>
    </section>
  );
}
