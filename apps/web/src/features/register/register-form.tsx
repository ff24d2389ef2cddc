import { useMutation } from '@apollo/client/react';
import { LIMITS, normalizeEmail, normalizeName, REFUSALS } from '@frontdesk/domain';
import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { RegisterDocument } from '../../gql/register.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { lengthOf, passwordRules } from '../../lib/password-rules.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { PasswordField } from '../../ui/password-field.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

export function RegisterForm({ onReceived }: { onReceived: (email: string) => void }) {
  const { form, onSubmit, pending, refusal } = useRegistration(onReceived);
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <TextInput label="Name" autoComplete="name" required withAsterisk={false} {...form.getInputProps('name')} />
        <TextInput
          label="Email"
          type="email"
          inputMode="email"
          autoComplete="email"
          required
          withAsterisk={false}
          {...form.getInputProps('email')}
        />
        <PasswordField
          label="Password"
          required
          withAsterisk={false}
          rules={passwordRules(form.values.password)}
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" mt={4} loading={pending} fullWidth>
          Create account
        </Button>
      </Stack>
    </form>
  );
}

function useRegistration(onReceived: (email: string) => void) {
  const [register] = useMutation(RegisterDocument);
  const form = useForm({
    initialValues: { name: '', email: '', password: '' },
    validateInputOnBlur: true,
    validate: {
      name: (name) => (normalizeName(name) ? null : REFUSALS.NAME_INVALID),
      email: (email) => (normalizeEmail(email) ? null : REFUSALS.EMAIL_INVALID),
      password: checkPassword,
    },
  });
  const submission = useFormMutation(form, async (input) => {
    const { data } = await register({ variables: { input } });
    return handleMutationResult(data?.register, { RegistrationSubmitted: (answer) => onReceived(answer.email) });
  });
  return { form, ...submission };
}

function checkPassword(password: string): string | null {
  if (lengthOf(password) < LIMITS.passwordMinLength) return REFUSALS.PASSWORD_TOO_SHORT;
  return lengthOf(password) > LIMITS.passwordMaxLength ? REFUSALS.PASSWORD_TOO_LONG : null;
}
