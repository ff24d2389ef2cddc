import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { ConfirmVoiceCheckInput, VoiceFallback } from '../../gql/types.ts';
import { ConfirmVoiceCheckDocument, SendVoiceCheckCodeDocument } from '../../gql/voice.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { PasskeyProof } from '../layouts/identity-proof.tsx';

interface Props {
  fallbacks: readonly VoiceFallback[];
  onConfirmed: () => void;
}

/** Methods with which the user can confirm their identity instead of the voice check. */
export function VoiceFallbacks({ fallbacks, onConfirmed }: Props) {
  const [confirmCheck] = useMutation(ConfirmVoiceCheckDocument, { fetchPolicy: 'no-cache' });
  const confirm = async (input: ConfirmVoiceCheckInput) => {
    const { data } = await confirmCheck({ variables: { input } });
    return handleMutationResult(data?.confirmVoiceCheck, onConfirmed);
  };
  return (
    <Stack gap="md">
      {fallbacks.includes('CODE') && <CodeForm name="code" label={t`Authenticator code`} confirm={confirm} />}
      {fallbacks.includes('PASSKEY') && <PasskeyProof confirm={confirm} />}
      {fallbacks.includes('EMAIL_CODE') && <EmailCode confirm={confirm} />}
    </Stack>
  );
}

type Confirm = (input: ConfirmVoiceCheckInput) => ReturnType<typeof handleMutationResult>;

function EmailCode({ confirm }: { confirm: Confirm }) {
  const [email, setEmail] = useState<string | null>(null);
  const [sendCode] = useMutation(SendVoiceCheckCodeDocument, { fetchPolicy: 'no-cache' });
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await sendCode();
    return handleMutationResult(data?.sendVoiceCheckCode, (sent) => setEmail(sent.email));
  });
  return (
    <Stack gap="sm">
      <RefusalAlert refusal={refusal} />
      {email === null ? (
        <Button variant="default" loading={pending} onClick={() => void attempt()}>
          {t`Email me a code`}
        </Button>
      ) : (
        <>
          <Text size="sm" role="status">{t`A code was sent to ${email}. It is valid for 10 minutes.`}</Text>
          <CodeForm name="emailCode" label={t`Code from the email`} confirm={confirm} />
        </>
      )}
    </Stack>
  );
}

function CodeForm({ name, label, confirm }: { name: 'code' | 'emailCode'; label: string; confirm: Confirm }) {
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (code) => (/^\d{6}$/.test(code.trim()) ? null : t`Enter the six digits.`) },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, ({ code }) => confirm({ [name]: code.trim() }));
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="sm">
        <RefusalAlert refusal={refusal} />
        <TextInput label={label} inputMode="numeric" autoComplete="one-time-code" {...form.getInputProps('code')} />
        <Button type="submit" variant="default" loading={pending}>
          {t`Confirm`}
        </Button>
      </Stack>
    </Form>
  );
}
