import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import {
  CreatePasskeyDocument,
  DeletePasskeyDocument,
  StartPasskeyRegistrationDocument,
  UpdatePasskeyDocument,
} from '../../gql/passkey-list.ts';
import { formatDate } from '../../lib/dates.ts';
import { handleMutationResult, refusalOf } from '../../lib/handle-mutation-result.ts';
import { createPasskeyCredential, isPasskeySupported } from '../../session/passkeys.ts';
import { toast } from '../../ui/toast.ts';
import { NameDialog } from './name-dialog.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import type { Factors } from './second-factors.tsx';

interface Props {
  passkeys: Factors['passkeys'];
  onChanged: (codes?: readonly string[]) => Promise<void>;
}

export function PasskeyList({ passkeys, onChanged }: Props) {
  return (
    <Stack gap="sm" role="group" aria-label={t`Passkeys`}>
      <Group justify="space-between" gap="md">
        <div>
          <Text fw={600}>{t`Passkeys`}</Text>
          <Text size="sm" c="dimmed">
            {isPasskeySupported()
              ? t`Sign in with your fingerprint, face or PIN.`
              : t`This browser does not support passkeys.`}
          </Text>
        </div>
        {isPasskeySupported() && <CreatePasskey onAdded={onChanged} />}
      </Group>
      {passkeys.length > 0 && (
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <Group component="li" key={id} justify="space-between" gap="sm">
              <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                <Text>{name}</Text>
                <Text size="sm" c="dimmed">
                  {lastUsedAt
                    ? t`Added ${formatDate(createdAt)}, last used ${formatDate(lastUsedAt)}`
                    : t`Added ${formatDate(createdAt)}, not used yet`}
                </Text>
              </div>
              <Group gap="xs">
                <UpdatePasskey id={id} name={name} />
                <DeletePasskey id={id} name={name} onRemoved={onChanged} />
              </Group>
            </Group>
          ))}
        </Stack>
      )}
    </Stack>
  );
}

function UpdatePasskey({ id, name }: { id: string; name: string }) {
  const [asking, setAsking] = useState(false);
  const [rename] = useMutation(UpdatePasskeyDocument);
  async function confirm(chosen: string) {
    const { data } = await rename({ variables: { id, name: chosen } });
    return handleMutationResult(data?.updatePasskey, () => setAsking(false));
  }
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsking(true)} aria-label={t`Rename the passkey ${name}`}>
        {t`Rename`}
      </Button>
      <NameDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t`Rename ${name}`}
        name={name}
        confirmLabel={t`Save`}
        onConfirm={confirm}
      />
    </>
  );
}

interface DeletePasskeyProps {
  id: string;
  name: string;
  onRemoved: () => Promise<void>;
}

function DeletePasskey({ id, name, onRemoved }: DeletePasskeyProps) {
  const [asking, setAsking] = useState(false);
  const [remove] = useMutation(DeletePasskeyDocument);
  async function confirm(password: string) {
    const { data } = await remove({ variables: { id, password } });
    return handleMutationResult(data?.deletePasskey, async () => {
      setAsking(false);
      void toast(t`Passkey ${name} removed.`);
      await onRemoved();
    });
  }
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsking(true)} aria-label={t`Remove the passkey ${name}`}>
        {t`Remove`}
      </Button>
      <PasswordDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t`Remove the passkey ${name}?`}
        confirmLabel={t`Remove ${name}`}
        danger
        onConfirm={confirm}
      >
        {t`You can no longer sign in with this passkey. If it is your last second factor, your recovery codes are deleted. Delete the passkey from your device too.`}
      </PasswordDialog>
    </>
  );
}

function CreatePasskey({ onAdded }: { onAdded: (codes: readonly string[]) => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  const [start] = useMutation(StartPasskeyRegistrationDocument);
  const [add] = useMutation(CreatePasskeyDocument);
  async function confirm(name: string) {
    const { data: started } = await start({ fetchPolicy: 'no-cache' });
    if (!started) return;
    const { challenge, options } = started.startPasskeyRegistration;
    if (challenge === null) return refusalOf(started.startPasskeyRegistration);
    const response = await createPasskeyCredential(options);
    // No passkey was created, for example because the user canceled. Keep the entered name for another attempt.
    if (!response) return;
    if (response === 'EXISTS') {
      setAsking(false);
      return void toast(t`This device already has a passkey for your account.`);
    }
    const { data } = await add({
      variables: { input: { name, challenge, response: JSON.stringify(response) } },
      fetchPolicy: 'no-cache',
    });
    return handleMutationResult(data?.createPasskey, async (answer) => {
      setAsking(false);
      void toast(t`Passkey ${answer.passkey.name} added.`);
      await onAdded(answer.recoveryCodes);
    });
  }
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t`Add passkey`}
      </Button>
      <NameDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t`Add passkey`}
        name=""
        confirmLabel={t`Continue`}
        onConfirm={confirm}
      />
    </>
  );
}
