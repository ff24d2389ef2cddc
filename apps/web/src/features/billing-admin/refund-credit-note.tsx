import { useMutation } from '@apollo/client/react';
import { INVOICE_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { CreditNote } from '../../app/invoices/credit-notes-table.tsx';
import { MarkCreditNoteRefundedDocument } from '../../gql/invoices.ts';
import { amountText } from '../../lib/amount.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';

/** Button and dialog that mark the balance of a credit note as refunded. */
export function RefundCreditNote({ note }: { note: CreditNote }) {
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  const title = t`Mark ${note.number} as refunded`;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={title}
        onClick={() => setOpened(true)}
      >{t`Mark as refunded`}</Button>
      <Modal opened={opened} onClose={close} title={title}>
        <RefundForm note={note} title={title} onClose={close} />
      </Modal>
    </>
  );
}

interface Props {
  note: CreditNote;
  title: string;
  onClose: () => void;
}

function RefundForm({ note: { id, remainingMinor, currency }, title, onClose }: Props) {
  const [refund] = useMutation(MarkCreditNoteRefundedDocument);
  const form = useForm({ initialValues: { reference: '' } });
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ reference }) => {
    const { data } = await refund({ variables: { id, reference } });
    return handleMutationResult(data?.markCreditNoteRefunded, () => {
      void toast(t`Credit note marked as refunded.`);
      onClose();
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label={title}>
      <Stack gap="md">
        <Text size="sm">{t`Invoices no longer use the balance of ${amountText(remainingMinor, currency)}.`}</Text>
        <TextInput
          label={t`Reference`}
          description={t`For example the reference of the transfer.`}
          maxLength={INVOICE_LIMITS.reasonLength}
          {...form.getInputProps('reference')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Mark as refunded`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
