import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Box, Button } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { ExportContactDataDocument } from '../../gql/export-contact-data.ts';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';
import { useStartedExport } from '../../session/export/use-started-export.tsx';
import { useCan } from '../../session/workspace.tsx';

/**
 * Button that exports all data of a contact to a file, with its progress and download. Hidden for members who cannot
 * read all of this data.
 */
export function ExportContactData({ id }: { id: string }) {
  const isAllowed = useCanExportData();
  const [exportData] = useMutation(ExportContactDataDocument, { refetchQueries: [JobsTrayDocument] });
  const { start, pending, outcome } = useStartedExport(
    async () => (await exportData({ variables: { id } })).data?.exportContactData,
  );
  if (!isAllowed) return null;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={pending}
        leftSection={<IconFileDownload size={16} stroke={1.7} aria-hidden />}
        onClick={start}
      >
        {t`Export data`}
      </Button>
      {outcome && <Box flex="1 1 100%">{outcome}</Box>}
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
