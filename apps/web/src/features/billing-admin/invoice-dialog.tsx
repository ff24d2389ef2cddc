import { t } from '@lingui/core/macro';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { CreditNotesTable } from '../../app/invoices/credit-notes-table.tsx';
import { DownloadInvoice } from '../../app/invoices/download-invoice.tsx';
import { InvoiceAmounts } from '../../app/invoices/invoice-amounts.tsx';
import { InvoiceParties } from '../../app/invoices/invoice-parties.tsx';
import { useLastValue } from '../../lib/use-last-value.ts';
import { CreditNoteDialog } from './credit-note-dialog.tsx';
import { type PlatformInvoice, workspaceTitle } from './platform-invoice.ts';
import { RefundCreditNote } from './refund-credit-note.tsx';

interface Props {
  /** Invoice to show. Null if the dialog is closed. */
  shown: PlatformInvoice | null;
  onClose: () => void;
}

/** Dialog with the issuer, the payer, the amounts and the credit notes of an invoice. */
export function InvoiceDialog({ shown: now, onClose }: Props) {
  const [isCrediting, setCrediting] = useState(false);
  const shown = useLastValue(now);
  if (!shown) return null;
  const { invoice } = shown;
  const isChangeable = invoice.provider === 'MANUAL' && !shown.workspaceDeletedAt && invoice.status !== 'VOID';
  return (
    <>
      <Modal
        opened={now !== null && !isCrediting}
        onClose={onClose}
        size="lg"
        title={t`Invoice ${invoice.number ?? ''}`}
      >
        <Stack gap="md">
          <Text size="sm">{workspaceTitle(shown)}</Text>
          <InvoiceParties invoice={invoice} />
          <Group justify="space-between" align="flex-start">
            <Group gap="sm" align="flex-start">
              <DownloadInvoice id={invoice.id} ofPlatform />
              {isChangeable && (
                <Button variant="default" onClick={() => setCrediting(true)}>{t`Issue credit note`}</Button>
              )}
            </Group>
            <InvoiceAmounts invoice={invoice} />
          </Group>
          <CreditNotesTable
            notes={[...invoice.creditNotes]}
            timezone="UTC"
            ofPlatform
            actions={(note) => isChangeable && note.status === 'AVAILABLE' && <RefundCreditNote note={note} />}
          />
        </Stack>
      </Modal>
      <CreditNoteDialog invoice={invoice} opened={isCrediting} onClose={() => setCrediting(false)} />
    </>
  );
}
