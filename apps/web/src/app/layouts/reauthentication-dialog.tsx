import { useMutation } from '@apollo/client/react';
import { Button, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconFingerprint } from '@tabler/icons-react';
import { ConfirmIdentityDocument } from '../../gql/confirm-identity.ts';
import type { ConfirmIdentityInput } from '../../gql/types.ts';
import { useApi } from '../../session/api.tsx';
import { usePasskeyProof } from '../../session/passkeys.ts';
import type { ProofMethod } from '../../session/reauthentication.ts';
import { useViewerOrNull } from '../../session/viewer.ts';
import { answered } from '../../ui/answered.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { useOverDrawer } from '../../ui/over-drawer.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { useSubmission } from '../../ui/use-submission.ts';

/** Opens over the page whose change needs a recent proof; the change is retried once it is given. */
export default function ReauthenticationDialog({ methods }: { methods: readonly ProofMethod[] }) {
  const { settle } = useApi().reauthentication;
  const confirm = useConfirm();
  const typed = methods.find((method) => method !== 'PASSKEY');
  useOverDrawer(true);
  const cancel = () => settle(false);
  return (
    <Modal opened onClose={cancel} title="Confirm your identity" closeOnClickOutside={false} zIndex={450}>
      <Stack gap="md">
        <Text size="sm">This change needs a recent confirmation that it’s you.</Text>
        {methods.includes('PASSKEY') && <ByPasskey confirm={confirm} isFirst={typed === undefined} />}
        {typed === 'TOTP' && <ByCode confirm={confirm} onCancel={cancel} />}
        {typed === 'PASSWORD' && <ByPassword confirm={confirm} onCancel={cancel} />}
        {typed === undefined && (
          <Button variant="subtle" color="gray" onClick={cancel}>
            Cancel
          </Button>
        )}
      </Stack>
    </Modal>
  );
}

type Confirm = ReturnType<typeof useConfirm>;

interface Props {
  confirm: Confirm;
  onCancel: () => void;
}

function ByPassword({ confirm, onCancel }: Props) {
  const email = useViewerOrNull()?.email ?? '';
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (password) => (password ? null : 'Enter your password.') },
  });
  const { onSubmit, pending, refusal } = useSubmission(form, confirm);
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        {/* Tells password managers which account the password is for. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          label={`Password for ${email}`}
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps('password')}
        />
        <FormButtons onCancel={onCancel} pending={pending}>
          Confirm
        </FormButtons>
      </Stack>
    </Form>
  );
}

function ByCode({ confirm, onCancel }: Props) {
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (code) => (code.trim() ? null : 'Enter the code.') },
  });
  const { onSubmit, pending, refusal } = useSubmission(form, confirm);
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <TextInput
          label="Authentication code"
          description="The six digits in your authenticator app."
          inputMode="numeric"
          autoComplete="one-time-code"
          data-autofocus
          {...form.getInputProps('code')}
        />
        <FormButtons onCancel={onCancel} pending={pending}>
          Confirm
        </FormButtons>
      </Stack>
    </Form>
  );
}

function ByPasskey({ confirm, isFirst }: { confirm: Confirm; isFirst: boolean }) {
  const prove = usePasskeyProof();
  const { attempt, pending, refusal } = useAttempt(async () => {
    const passkey = await prove();
    return passkey ? confirm({ passkey }) : undefined;
  });
  return (
    <Stack gap="sm">
      <RefusalAlert refusal={refusal} />
      <Button
        variant="default"
        data-autofocus={isFirst || undefined}
        loading={pending}
        leftSection={<IconFingerprint size={18} aria-hidden />}
        onClick={() => void attempt()}
      >
        Use a passkey
      </Button>
    </Stack>
  );
}

function useConfirm() {
  const { client, reauthentication } = useApi();
  const [confirmIdentity] = useMutation(ConfirmIdentityDocument, { client, fetchPolicy: 'no-cache' });
  return async (input: ConfirmIdentityInput) => {
    const { data } = await confirmIdentity({ variables: { input } });
    return answered(data?.confirmIdentity, { IdentityConfirmed: () => reauthentication.settle(true) });
  };
}
