import { useQuery } from '@apollo/client/react';
import { Stack } from '@mantine/core';
import { JobLine } from '../../app/jobs/job-line.tsx';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';

/** Progress and download of one export of the viewer. The jobs tray of the page keeps the data up to date. */
export function ExportJob({ id }: { id: string }) {
  const { data } = useQuery(JobsTrayDocument);
  const job = data?.jobs.edges.find(({ node }) => node.id === id)?.node;
  if (!job) return null;
  return (
    <Stack component="ul" gap={0} p={0} m={0} style={{ listStyle: 'none' }}>
      <JobLine job={job} />
    </Stack>
  );
}
