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
        void toast('The app opens nothing any more.');
        await onChanged();
      },
    });
  }
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Remove the app
      </Button>
      <PasswordDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Remove the authenticator app?"
        confirmLabel="Remove the app"
        danger
        onConfirm={confirm}
      >
        Its codes open nothing from then on. If it is your only second factor, your recovery codes go with it.
      </PasswordDialog>
    </>
  );
}
