import { useMutation } from '@apollo/client/react';
import { INVOICE_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRef } from 'react';
import { CorrectUsageDocument, PlatformUsageEventsDocument } from '../../gql/usage-events.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import type { EventSearch, UsageEvent } from './usage-events-section.tsx';

interface Props {
  search: EventSearch;
  /** Event to correct. Null if the dialog is closed. */
  event: UsageEvent | null;
  onClose: () => void;
}

/** Dialog that deducts a part of a usage event. */
export function CorrectUsage({ event, ...props }: Props) {
  const shown = useLastValue(event);
  if (!shown) return null;
  return (
    <Modal opened={event !== null} onClose={props.onClose} title={t`Correct usage`}>
      <CorrectionForm key={`${shown.key} ${shown.remaining}`} event={shown} {...props} />
    </Modal>
  );
}

function CorrectionForm({ search: { workspace, meter }, event, onClose }: Props & { event: UsageEvent }) {
  const again = { refetchQueries: [PlatformUsageEventsDocument], awaitRefetchQueries: true };
  const [correct] = useMutation(CorrectUsageDocument, again);
  // A repeated attempt after a lost connection has the same id, so that it corrects only once.
  const correctionId = useRef(crypto.randomUUID());
  const form = useForm<{ quantity: number | string; reason: string }>({
    initialValues: { quantity: event.remaining, reason: '' },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ quantity, reason }) => {
    const { key } = event;
    const input = { workspace, meter, key, quantity: Number(quantity), reason, correctionId: correctionId.current };
    const { data } = await correct({ variables: { input } });
    return handleMutationResult(data?.correctUsage, ({ creditNotes }) => {
      const numbers = creditNotes.map(({ number }) => number).join(', ');
      void toast(numbers ? t`Usage corrected. Credit note ${numbers} issued.` : t`Usage corrected.`);
      onClose();
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Correct usage`}>
      <Stack gap="md">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {event.key}
        </Text>
        <NumberInput
          label={t`Quantity to deduct`}
          min={1}
          max={event.remaining}
          allowNegative={false}
          allowDecimal={false}
          {...form.getInputProps('quantity')}
        />
        <Textarea
          label={t`Reason`}
          description={t`Printed on a credit note.`}
          maxLength={INVOICE_LIMITS.reasonLength}
          autosize
          minRows={2}
          {...form.getInputProps('reason')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Correct usage`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
