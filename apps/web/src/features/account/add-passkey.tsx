import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { AddPasskeyDocument } from '../../gql/add-passkey.ts';
import { StartPasskeyRegistrationDocument } from '../../gql/start-passkey-registration.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { createPasskey } from '../../session/passkeys.ts';
import { toast } from '../../ui/toast.ts';
import { NameDialog } from './name-dialog.tsx';

export function AddPasskey({ onAdded }: { onAdded: (codes: readonly string[]) => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  const [start] = useMutation(StartPasskeyRegistrationDocument);
  const [add] = useMutation(AddPasskeyDocument);
  async function confirm(name: string) {
    const { data: started } = await start({ fetchPolicy: 'no-cache' });
    if (!started) return;
    const { challenge, options } = started.startPasskeyRegistration;
    const response = await createPasskey(options);
    // The user closed the browser's dialog. The name is kept for another attempt.
    if (!response) return;
    const { data } = await add({
      variables: { input: { name, challenge, response: JSON.stringify(response) } },
      fetchPolicy: 'no-cache',
    });
    return handleMutationResult(data?.addPasskey, {
      PasskeyAdded: async (answer) => {
        setAsking(false);
        void toast(`Passkey ${answer.passkey.name} added.`);
        await onAdded(answer.recoveryCodes);
      },
    });
  }
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Add passkey
      </Button>
      <NameDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Add passkey"
        name=""
        confirmLabel="Continue"
        onConfirm={confirm}
      />
    </>
  );
}
