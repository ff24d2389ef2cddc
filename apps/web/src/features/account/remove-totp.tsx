import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { RemoveTotpDocument } from '../../gql/remove-totp.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { toast } from '../../ui/toast.ts';
import { PasswordDialog } from './password-dialog.tsx';

export function RemoveTotp({ onChanged }: { onChanged: () => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  const [remove] = useMutation(RemoveTotpDocument);
  async function confirm(password: string) {
    const { data } = await remove({ variables: { input: { password } } });
    return handleMutationResult(data?.removeTotp, {
      TotpRemoved: async () => {
        setAsking(false);
        void toast('Authenticator app removed.');
        await onChanged();
      },
    });
  }
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Remove app
      </Button>
      <PasswordDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Remove authenticator app?"
        confirmLabel="Remove app"
        danger
        onConfirm={confirm}
      >
        Its codes stop working. Without another method, your recovery codes are deleted too.
      </PasswordDialog>
    </>
  );
}
