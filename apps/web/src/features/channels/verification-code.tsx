import { t } from '@lingui/core/macro';
import { Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { NumberRow_PhoneConfigFragment } from '../../gql/types.ts';
import { VerifyPhoneConfigCodeDocument } from '../../gql/verify-phone-config-code.ts';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useNumberStep } from './use-number-step.ts';

/** Button that verifies a phone number with the code that was sent to the number. */
export function VerifyCode({ number }: { number: NumberRow_PhoneConfigFragment }) {
  const { id, sandbox, viewerCan } = number;
  const [asking, setAsking] = useState(false);
  const { attempt, pending, refusal } = useNumberStep(VerifyPhoneConfigCodeDocument, t`${number.number} verified.`);
  const close = () => setAsking(false);
  return (
    <>
      <PermissionButton
        size="xs"
        permission={viewerCan.update}
        onClick={() => setAsking(true)}
        aria-label={t`Enter code for ${number.number}`}
      >
        {t`Enter code`}
      </PermissionButton>
      <VerificationCodeDialog
        opened={asking}
        onClose={close}
        title={t`Enter code`}
        label={t`Code`}
        confirmLabel={t`Verify number`}
        pending={pending}
        refusal={refusal}
        onDigits={(code) => void attempt({ id, code }).then((done) => done && close())}
      >
        {t`Enter the six digits sent to`} <bdi dir="ltr">{number.number}</bdi>.
        {sandbox && <> {t`In the sandbox the code is always 123456.`}</>}
      </VerificationCodeDialog>
    </>
  );
}

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
