import { t } from '@lingui/core/macro';
import { Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { type Refused, useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** Explanation of what happens after the confirmation. */
  children: ReactNode;
  confirmLabel: string;
  danger?: boolean;
  onConfirm: (password: string) => Promise<Refused | undefined>;
}

/** Dialog that asks for the password before a change that reduces the account's security. */
export function PasswordDialog({ opened, onClose, title, ...rest }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <Ask onClose={onClose} {...rest} />
    </Modal>
  );
}

function Ask({ onClose, children, confirmLabel, danger, onConfirm }: Omit<Props, 'opened' | 'title'>) {
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (password) => (password ? null : t`Enter your password.`) },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, ({ password }) => onConfirm(password));
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <Text component="div" size="sm">
          {children}
        </Text>
        <RefusalAlert refusal={refusal} />
        <PasswordInput
          label={t`Password`}
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps('password')}
        />
        <FormButtons onCancel={onClose} pending={pending} danger={danger}>
          {confirmLabel}
        </FormButtons>
      </Stack>
    </Form>
  );
}
