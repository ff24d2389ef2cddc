import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Box, Button } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { ExportContactDataDocument } from '../../gql/export-contact-data.ts';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { ExportJob } from '../../session/export/export-job.tsx';
import { useCan } from '../../session/workspace.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

/**
 * Button that exports all data of a contact to a file, with its progress and download. Hidden for members who cannot
 * read all of this data.
 */
export function ExportContactData({ id }: { id: string }) {
  const isAllowed = useCanExportData();
  const [jobId, setJobId] = useState<string | null>(null);
  const [exportData] = useMutation(ExportContactDataDocument, { refetchQueries: [JobsTrayDocument] });
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const result = (await exportData({ variables: { id } })).data?.exportContactData;
    setJobId(result?.job?.id ?? null);
    return refusalOf(result);
  });
  if (!isAllowed) return null;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={pending}
        leftSection={<IconFileDownload size={16} stroke={1.7} aria-hidden />}
        onClick={() => void attempt()}
      >
        {t`Export data`}
      </Button>
      <RefusalAlert refusal={refusal} />
      {jobId && (
        <Box flex="1 1 100%">
          <ExportJob id={jobId} />
        </Box>
      )}
    </>
  );
}

function useCanExportData(): boolean {
  const allowed = [
    useCan('export', 'Contact'),
    useCan('readDetails', 'Contact'),
    useCan('read', 'Lead'),
    useCan('read', 'Booking'),
    useCan('read', 'Message'),
    useCan('read', 'Call'),
    useCan('read', 'Entity'),
    useCan('read', 'AuditEvent'),
  ];
  return allowed.every(Boolean);
}
