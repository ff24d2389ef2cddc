import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { ExportContactDataDocument } from '../../gql/export-contact-data.ts';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan } from '../../session/workspace.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';

/**
 * Button that exports all data of a contact to a file, which the jobs tray offers. Hidden for members who cannot read
 * all of it.
 */
export function ExportContactData({ id }: { id: string }) {
  const isAllowed = useCanExportData();
  const [exportData] = useMutation(ExportContactDataDocument, { refetchQueries: [JobsTrayDocument] });
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const refused = refusalOf((await exportData({ variables: { id } })).data?.exportContactData);
    if (!refused) void toast(t`Export started. You can leave this page.`);
    return refused;
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
