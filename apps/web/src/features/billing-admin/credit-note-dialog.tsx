import { useMutation } from '@apollo/client/react';
import { INVOICE_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, NumberInput, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { METER_TITLES } from '../../app/meter-labels.ts';
import { IssueCreditNoteDocument, PlatformInvoicesDocument } from '../../gql/invoices.ts';
import type { InvoiceLineKind } from '../../gql/types.ts';
import { amountText } from '../../lib/amount.ts';
import { formatMonth } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import type { PlatformInvoice } from './platform-invoice.ts';

type Invoice = PlatformInvoice['invoice'];

interface Props {
  invoice: Invoice;
  opened: boolean;
  onClose: () => void;
}

/** Dialog that issues a credit note for lines of an invoice. */
export function CreditNoteDialog({ invoice, opened, onClose }: Props) {
  const title = t`Issue credit note for ${invoice.number ?? ''}`;
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <CreditNoteForm invoice={invoice} title={title} onClose={onClose} />
    </Modal>
  );
}

function CreditNoteForm({ invoice, title, onClose }: { invoice: Invoice; title: string; onClose: () => void }) {
  const again = { refetchQueries: [PlatformInvoicesDocument], awaitRefetchQueries: true };
  const [issue] = useMutation(IssueCreditNoteDocument, again);
  const { lines, currency } = invoice;
  const form = useForm<{ amounts: (number | string)[]; reason: string }>({
    initialValues: { amounts: lines.map(() => ''), reason: '' },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ amounts, reason }) => {
    const credited = lines.flatMap(({ position }, at) => {
      const amount = amounts[at] ?? '';
      return amount === '' ? [] : [{ position, amountMinor: Math.round(Number(amount) * 100) }];
    });
    const { data } = await issue({ variables: { input: { invoiceId: invoice.id, reason, lines: credited } } });
    return handleMutationResult(data?.issueCreditNote, ({ creditNote: { number } }) => {
      void toast(t`Credit note ${number} issued.`);
      onClose();
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label={title}>
      <Stack gap="md">
        {lines.map((line, at) => (
          <NumberInput
            key={line.position}
            label={lineTitle(line)}
            description={t`Net amount in ${currency}, at most ${amountText(line.amountMinor, currency)}.`}
            min={0}
            max={line.amountMinor / 100}
            decimalScale={2}
            allowNegative={false}
            {...form.getInputProps(`amounts.${at}`)}
          />
        ))}
        <Textarea
          label={t`Reason`}
          description={t`Printed on the credit note.`}
          maxLength={INVOICE_LIMITS.reasonLength}
          autosize
          minRows={2}
          {...form.getInputProps('reason')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Issue credit note`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

const KINDS: Readonly<Record<InvoiceLineKind, string>> = {
  BASE: t`Base price`,
  SEATS: t`Seats`,
  OVERAGE: t`Usage`,
  LATE_USAGE: t`Late usage`,
};

/** Returns the kind of a line and, for usage, its meter and month. */
const lineTitle = ({ kind, usage }: Invoice['lines'][number]): string =>
  usage ? t`${KINDS[kind]}: ${METER_TITLES[usage.meter]}, ${formatMonth(usage.startsAt, 'UTC')}` : KINDS[kind];
