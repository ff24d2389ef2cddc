import { useMutation } from '@apollo/client/react';
import { LIMITS, normalizeEmail, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { RequestEmailChangeDocument } from '../../gql/request-email-change.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

/**
 * Form that requests a change of the email address. The user must confirm the change from the old and the new address.
 */
export function ChangeEmail({ current }: { current: string }) {
  const [asked, setAsked] = useState<string | null>(null);
  const [request] = useMutation(RequestEmailChangeDocument);
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (email) => (normalizeEmail(email) ? null : REFUSALS.EMAIL_INVALID),
      password: (password) => (password ? null : t`Enter your password.`),
    },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (input) => {
    const { data } = await request({ variables: { input } });
    return handleMutationResult(data?.requestEmailChange, (answer) => {
      form.reset();
      void setAsked(answer.email);
    });
  });
  return (
    <form onSubmit={onSubmit} noValidate aria-label={t`Change email address`}>
      <Stack gap="md" maw={440} align="stretch">
        <div role="status">
          {asked && (
            <Text size="sm">
              <Trans>
                We sent links to <b>{current}</b> and <b>{asked}</b>. Open both within {LIMITS.emailChangeHours} hours
                to confirm.
              </Trans>
            </Text>
          )}
        </div>
        <RefusalAlert refusal={refusal} />
        <TextInput
          label={t`New email address`}
          type="email"
          inputMode="email"
          autoComplete="email"
          required
          withAsterisk={false}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t`Password`}
          autoComplete="current-password"
          required
          withAsterisk={false}
          {...form.getInputProps('password')}
        />
        <Button type="submit" variant="default" loading={pending} style={{ alignSelf: 'flex-start' }}>
          {t`Change email address`}
        </Button>
      </Stack>
    </form>
  );
}
