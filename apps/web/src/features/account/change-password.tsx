import { useMutation } from '@apollo/client/react';
import { LIMITS, REFUSALS } from '@frontdesk/domain';
import { Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ChangePasswordDocument } from '../../gql/change-password.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { lengthOf, passwordRules } from '../../lib/password-rules.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { PasswordField } from '../../ui/password-field.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';

export function ChangePassword({ onChanged }: { onChanged: () => void }) {
  const [change] = useMutation(ChangePasswordDocument);
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: (password) => (password ? null : 'Enter your current password.'),
      newPassword: (password) => (lengthOf(password) < LIMITS.passwordMinLength ? REFUSALS.PASSWORD_TOO_SHORT : null),
    },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (input) => {
    const { data } = await change({ variables: { input } });
    return handleMutationResult(data?.changePassword, {
      PasswordChanged: () => {
        form.reset();
        onChanged();
        void toast('Password changed. Your other sessions were signed out.');
      },
    });
  });
  return (
    <form onSubmit={onSubmit} noValidate aria-label="Change password">
      <Stack gap="md" maw={440} align="stretch">
        <RefusalAlert refusal={refusal} />
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          {...form.getInputProps('currentPassword')}
        />
        <PasswordField
          label="New password"
          required
          withAsterisk={false}
          rules={passwordRules(form.values.newPassword)}
          {...form.getInputProps('newPassword')}
        />
        <Button type="submit" variant="default" loading={pending} style={{ alignSelf: 'flex-start' }}>
          Change password
        </Button>
      </Stack>
    </form>
  );
}
