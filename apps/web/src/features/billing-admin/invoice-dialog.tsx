import { t } from '@lingui/core/macro';
import { Group, Modal, Stack, Text } from '@mantine/core';
import { DownloadInvoice } from '../../app/invoices/download-invoice.tsx';
import { InvoiceAmounts } from '../../app/invoices/invoice-amounts.tsx';
import { InvoiceParties } from '../../app/invoices/invoice-parties.tsx';
import { useLastValue } from '../../lib/use-last-value.ts';
import { type PlatformInvoice, workspaceTitle } from './platform-invoice.ts';

interface Props {
  /** Invoice to show. Null if the dialog is closed. */
  shown: PlatformInvoice | null;
  onClose: () => void;
}

/** Dialog with the issuer, the payer and the amounts of an invoice. */
export function InvoiceDialog({ shown: now, onClose }: Props) {
  const shown = useLastValue(now);
  if (!shown) return null;
  const { invoice } = shown;
  return (
    <Modal opened={now !== null} onClose={onClose} size="lg" title={t`Invoice ${invoice.number ?? ''}`}>
      <Stack gap="md">
        <Text size="sm">{workspaceTitle(shown)}</Text>
        <InvoiceParties invoice={invoice} />
        <Group justify="space-between" align="flex-start">
          <DownloadInvoice id={invoice.id} ofPlatform />
          <InvoiceAmounts invoice={invoice} />
        </Group>
      </Stack>
    </Modal>
  );
}
