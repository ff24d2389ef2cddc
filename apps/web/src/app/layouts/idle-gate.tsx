import { useMutation } from '@apollo/client/react';
import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconFingerprint } from '@tabler/icons-react';
import { ConfirmIdentityDocument } from '../../gql/confirm-identity.ts';
import type { ConfirmIdentityInput } from '../../gql/types.ts';
import { useApi, useSession } from '../../session/api.tsx';
import { knowsPasskeys, usePasskeyProof } from '../../session/passkeys.ts';
import { useViewerOrNull } from '../../session/viewer.ts';
import { answered } from '../../ui/answered.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { useSubmission } from '../../ui/use-submission.ts';

/** Over a workspace whose person was away: what lies below can't be read, and is as it was when they are back. */
export default function IdleGate({ slug }: { slug: string }) {
  const viewer = useViewerOrNull();
  const session = useSession();
  const confirm = useConfirm(slug);
  return (
    <Modal
      opened
      onClose={() => {}}
      title="Confirm it's you"
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      overlayProps={{ backgroundOpacity: 0.85, blur: 14 }}
      zIndex={500}
    >
      <Stack gap="md">
        <Text size="sm">
          You were away for a while, so this workspace has closed itself. What you were writing is still there.
        </Text>
        <ByPassword confirm={confirm} email={viewer?.email ?? ''} />
        {knowsPasskeys() && <ByPasskey confirm={confirm} />}
        <Button variant="subtle" color="gray" onClick={() => void session.signOut().catch(() => {})}>
          Sign out
        </Button>
      </Stack>
    </Modal>
  );
}

type Confirm = ReturnType<typeof useConfirm>;

function ByPassword({ confirm, email }: { confirm: Confirm; email: string }) {
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (password) => (password ? null : 'Enter your password.') },
  });
  const { onSubmit, pending, refusal } = useSubmission(form, confirm);
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        {/* For password managers, which ask whose password it is. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          label={`Password of ${email}`}
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps('password')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={pending} fullWidth>
            Continue
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

function ByPasskey({ confirm }: { confirm: Confirm }) {
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
        loading={pending}
        leftSection={<IconFingerprint size={18} aria-hidden />}
        onClick={() => void attempt()}
      >
        Use a passkey
      </Button>
    </Stack>
  );
}

function useConfirm(slug: string) {
  const { forWorkspace, idle } = useApi();
  const client = forWorkspace(slug);
  const [confirmIdentity] = useMutation(ConfirmIdentityDocument, { client, fetchPolicy: 'no-cache' });
  return async (input: ConfirmIdentityInput) => {
    const { data } = await confirmIdentity({ variables: { input } });
    return answered(data?.confirmIdentity, {
      IdentityConfirmed: () => {
        idle.open(slug);
        idle.tell(slug);
        // What could not be read meanwhile is read now.
        void client.refetchQueries({ include: 'active' });
      },
    });
  };
}
