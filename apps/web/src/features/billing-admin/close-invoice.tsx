import { useMutation } from '@apollo/client/react';
import { INVOICE_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { MarkInvoicePaidDocument, PlatformInvoicesDocument, VoidInvoiceDocument } from '../../gql/invoices.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import type { PlatformInvoice } from './platform-invoice.ts';

export interface Closing {
  readonly row: PlatformInvoice;
  readonly status: 'PAID' | 'VOID';
}

interface Props {
  /** Invoice to close and its new status. Null if the dialog is closed. */
  closing: Closing | null;
  onClose: () => void;
}

/** Dialog that marks an invoice as paid or void, with a reason. */
export function CloseInvoice({ closing, onClose }: Props) {
  const shown = useLastValue(closing);
  if (!shown) return null;
  const number = shown.row.invoice.number ?? '';
  const title = shown.status === 'PAID' ? t`Mark ${number} as paid` : t`Mark ${number} as void`;
  return (
    <Modal opened={closing !== null} onClose={onClose} title={title}>
      <CloseForm key={`${shown.row.id} ${shown.status}`} closing={shown} title={title} onClose={onClose} />
    </Modal>
  );
}

function CloseForm({
  closing: { row, status },
  title,
  onClose,
}: {
  closing: Closing;
  title: string;
  onClose: () => void;
}) {
  const again = { refetchQueries: [PlatformInvoicesDocument], awaitRefetchQueries: true };
  const [pay] = useMutation(MarkInvoicePaidDocument, again);
  const [cancel] = useMutation(VoidInvoiceDocument, again);
  const form = useForm({ initialValues: { reason: '' } });
  const isPaid = status === 'PAID';
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ reason }) => {
    const variables = { id: row.id, reason };
    const answer = isPaid
      ? (await pay({ variables })).data?.markInvoicePaid
      : (await cancel({ variables })).data?.voidInvoice;
    return handleMutationResult(answer, () => {
      void toast(isPaid ? t`Invoice marked as paid.` : t`Invoice marked as void.`);
      onClose();
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label={title}>
      <Stack gap="md">
        {!isPaid && <Text size="sm">{t`The invoice number is not reused, and the period is not billed again.`}</Text>}
        <Textarea
          label={t`Reason`}
          description={isPaid ? t`For example the reference of the payment.` : undefined}
          maxLength={INVOICE_LIMITS.reasonLength}
          autosize
          minRows={2}
          {...form.getInputProps('reason')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {isPaid ? t`Mark as paid` : t`Mark as void`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
