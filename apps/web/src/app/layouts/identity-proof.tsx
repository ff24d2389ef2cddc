import type { ApolloClient } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconFingerprint } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ReauthenticateDocument } from '../../gql/reauthenticate.ts';
import type { PasskeyProofInput, ReauthenticateInput } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { type Refused, useFormMutation } from '../../lib/use-form-mutation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { usePasskeyProof } from '../../session/passkeys.ts';
import { useViewerOrNull } from '../../session/viewer.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

export type Reauthenticate = ReturnType<typeof useReauthenticate>;

/**
 * Returns a function that sends the user's password, code or passkey, and calls `onConfirmed` if the server accepts it.
 */
export function useReauthenticate(client: ApolloClient, onConfirmed: () => void) {
  const [reauthenticate] = useMutation(ReauthenticateDocument, { client, fetchPolicy: 'no-cache' });
  return async (input: ReauthenticateInput) => {
    const { data } = await reauthenticate({ variables: { input } });
    return handleMutationResult(data?.reauthenticate, onConfirmed);
  };
}

interface PasswordProps {
  confirm: Reauthenticate;
  /** Renders the buttons below the password field. */
  actions: (pending: boolean) => ReactNode;
}

export function PasswordProof({ confirm, actions }: PasswordProps) {
  const email = useViewerOrNull()?.email ?? '';
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (password) => (password ? null : t`Enter your password.`) },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, confirm);
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        {/* Lets password managers find the account of the password. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          label={t`Password for ${email}`}
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps('password')}
        />
        {actions(pending)}
      </Stack>
    </Form>
  );
}

interface PasskeyProps {
  confirm: (input: { passkey: PasskeyProofInput }) => Promise<Refused | undefined>;
  hasFocus?: boolean;
}

export function PasskeyProof({ confirm, hasFocus = false }: PasskeyProps) {
  const prove = usePasskeyProof();
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const passkey = await prove();
    return passkey ? confirm({ passkey }) : undefined;
  });
  return (
    <Stack gap="sm">
      <RefusalAlert refusal={refusal} />
      <Button
        variant="default"
        data-autofocus={hasFocus || undefined}
        loading={pending}
        leftSection={<IconFingerprint size={18} aria-hidden />}
        onClick={() => void attempt()}
      >
        {t`Use passkey`}
      </Button>
    </Stack>
  );
}
