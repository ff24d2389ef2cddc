import { t } from '@lingui/core/macro';
import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEscapeLayer } from '../../lib/use-escape-layer.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useApi } from '../../session/api.tsx';
import type { ProofMethod } from '../../session/reauthentication.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { PasskeyProof, PasswordProof, type Reauthenticate, useReauthenticate } from './identity-proof.tsx';

/**
 * Dialog that asks the user to confirm their identity for a mutation. The mutation is retried after the confirmation.
 */
export default function ReauthenticationDialog({ methods }: { methods: readonly ProofMethod[] }) {
  const { client, reauthentication } = useApi();
  const { settle } = reauthentication;
  const confirm = useReauthenticate(client, () => settle(true));
  const typed = methods.find((method) => method !== 'PASSKEY');
  useEscapeLayer(true);
  const cancel = () => settle(false);
  return (
    <Modal opened onClose={cancel} title={t`Confirm your identity`} closeOnClickOutside={false} zIndex={450}>
      <Stack gap="md">
        <Text size="sm">{t`Confirm your identity to make this change.`}</Text>
        {methods.includes('PASSKEY') && <PasskeyProof confirm={confirm} hasFocus={typed === undefined} />}
        {typed === 'TOTP' && <ByCode confirm={confirm} onCancel={cancel} />}
        {typed === 'PASSWORD' && (
          <PasswordProof
            confirm={confirm}
            actions={(pending) => (
              <FormButtons onCancel={cancel} pending={pending}>
                {t`Confirm`}
              </FormButtons>
            )}
          />
        )}
        {typed === undefined && (
          <Button variant="subtle" color="gray" onClick={cancel}>
            {t`Cancel`}
          </Button>
        )}
      </Stack>
    </Modal>
  );
}

interface Props {
  confirm: Reauthenticate;
  onCancel: () => void;
}

function ByCode({ confirm, onCancel }: Props) {
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (code) => (code.trim() ? null : t`Enter the code.`) },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, confirm);
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <TextInput
          label={t`Authentication code`}
          description={t`6-digit code from your authenticator app`}
          inputMode="numeric"
          autoComplete="one-time-code"
          data-autofocus
          {...form.getInputProps('code')}
        />
        <FormButtons onCancel={onCancel} pending={pending}>
          {t`Confirm`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
