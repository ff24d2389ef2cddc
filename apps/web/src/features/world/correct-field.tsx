import { useMutation } from '@apollo/client/react';
import { WORLD_LIMITS } from '@frontdesk/domain';
import { Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { CorrectEntityDocument } from '../../gql/correct-entity.ts';
import { humanizeName } from '../../lib/format-text.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import type { KnownField } from './entity-fields.tsx';

interface Props {
  entityId: string;
  field: KnownField;
  onClose: () => void;
  onDone: () => void;
}

/** Sets a field with full confidence, which later events do not override. */
export function CorrectField({ entityId: id, field: { name, value }, onClose, onDone }: Props) {
  const [correct] = useMutation(CorrectEntityDocument);
  const form = useForm({ initialValues: { text: value } });
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ text }) => {
    const field = { name, ...(text.trim() && { text }) };
    const { data } = await correct({ variables: { input: { id, field } } });
    return handleMutationResult(data?.correctEntity, { EntityCorrected: onDone });
  });
  return (
    <Form onSubmit={onSubmit} aria-label={`Correct ${humanizeName(name)}`}>
      <Stack gap="sm">
        <Textarea
          label={humanizeName(name)}
          description="Overrides what the agent learns. Leave empty to clear."
          autosize
          data-autofocus
          maxLength={WORLD_LIMITS.valueLength}
          {...form.getInputProps('text')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          Save
        </FormButtons>
      </Stack>
    </Form>
  );
}
