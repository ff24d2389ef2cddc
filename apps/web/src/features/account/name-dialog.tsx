import { t } from '@lingui/core/macro';
import { Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type Refused, useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  name: string;
  confirmLabel: string;
  onConfirm: (name: string) => Promise<Refused | undefined>;
}

/** Dialog that asks for the name of a passkey. */
export function NameDialog({ opened, onClose, title, ...rest }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <Ask onClose={onClose} {...rest} />
    </Modal>
  );
}

function Ask({ onClose, name, confirmLabel, onConfirm }: Omit<Props, 'opened' | 'title'>) {
  const form = useForm({
    initialValues: { name },
    validate: { name: (value) => (value.trim() ? null : t`Enter a name.`) },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, (values) => onConfirm(values.name));
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <TextInput
          label={t`Name`}
          description={t`For example “Blue laptop” or “Phone”.`}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <FormButtons onCancel={onClose} pending={pending}>
          {confirmLabel}
        </FormButtons>
      </Stack>
    </Form>
  );
}
