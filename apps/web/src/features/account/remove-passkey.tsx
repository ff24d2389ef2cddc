import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { RemovePasskeyDocument } from '../../gql/remove-passkey.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { toast } from '../../ui/toast.ts';
import { PasswordDialog } from './password-dialog.tsx';

interface Props {
  id: string;
  name: string;
  onRemoved: () => Promise<void>;
}

export function RemovePasskey({ id, name, onRemoved }: Props) {
  const [asking, setAsking] = useState(false);
  const [remove] = useMutation(RemovePasskeyDocument);
  async function confirm(password: string) {
    const { data } = await remove({ variables: { input: { id, password } } });
    return handleMutationResult(data?.removePasskey, {
      PasskeyRemoved: async () => {
        setAsking(false);
        void toast(`Passkey ${name} removed.`);
        await onRemoved();
      },
    });
  }
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsking(true)} aria-label={`Remove the passkey ${name}`}>
        Remove
      </Button>
      <PasswordDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Remove the passkey ${name}?`}
        confirmLabel={`Remove ${name}`}
        danger
        onConfirm={confirm}
      >
        You can no longer sign in with it. Delete it from your device too.
      </PasswordDialog>
    </>
  );
}
