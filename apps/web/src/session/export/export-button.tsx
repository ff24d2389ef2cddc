import type { ExportFormat, ExportJobKind } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { ActionIcon, Button, Modal, Skeleton, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import type { Refused } from '../../lib/use-form-mutation.ts';

const ExportDialog = lazy(() => import('./export-dialog.tsx'));

export interface ExportOrder {
  kind: ExportJobKind;
  /** Title of the dialog, for example `Export leads`. */
  title: string;
  /** Sentence with the number of records and the filter that applies. Null while the list is loading. */
  scope: string | null;
  /** Starts the export. Returns the server's error, or undefined on success. */
  onStart: (format: ExportFormat) => Promise<Refused | undefined>;
}

/** Button that opens the export dialog. If `compact` is true, shows only the icon. */
export function ExportButton({ compact = false, ...order }: ExportOrder & { compact?: boolean }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      {compact ? (
        <Tooltip label={order.title}>
          <ActionIcon variant="default" size={30} aria-label={order.title} onClick={open}>
            <IconDownload size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : (
        <Button variant="default" leftSection={<IconDownload size={17} aria-hidden />} onClick={open}>
          {t`Export`}
        </Button>
      )}
      <Modal opened={opened} onClose={close} title={order.title}>
        <Suspense fallback={<Skeleton height={240} radius="md" />}>
          <ExportDialog {...order} onClose={close} />
        </Suspense>
      </Modal>
    </>
  );
}
