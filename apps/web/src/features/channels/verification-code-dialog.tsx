import { Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  label: string;
  children: ReactNode;
  confirmLabel: string;
  pending: boolean;
  refusal: string | null;
  onDigits: (digits: string) => void;
}

const SIX = /^\d{6}$/;

/** Dialog that asks for a verification code or a PIN of six digits. */
export function VerificationCodeDialog({ opened, onClose, title, children, ...rest }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeOnClickOutside={!rest.pending}>
      <CodeForm key={String(opened)} onClose={onClose} {...rest}>
        {children}
      </CodeForm>
    </Modal>
  );
}

function CodeForm(props: Omit<Props, 'opened' | 'title'>) {
  const { label, children, confirmLabel, pending, refusal, onDigits, onClose } = props;
  const [text, setText] = useState('');
  const digits = text.replaceAll(/[\s-]/g, '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (SIX.test(digits) && !pending) onDigits(digits);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text component="div" size="sm">
          {children}
        </Text>
        <TextInput
          data-autofocus
          label={label}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={11}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending} disabled={!SIX.test(digits)}>
          {confirmLabel}
        </FormButtons>
      </Stack>
    </form>
  );
}
