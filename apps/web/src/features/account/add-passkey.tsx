import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { AddPasskeyDocument } from '../../gql/add-passkey.ts';
import { StartPasskeyRegistrationDocument } from '../../gql/start-passkey-registration.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { makePasskey } from '../../session/passkeys.ts';
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
    const response = await makePasskey(options);
    // The person closed the device's own window: the name is still there for another try.
    if (!response) return;
    const { data } = await add({
      variables: { input: { name, challenge, response: JSON.stringify(response) } },
      fetchPolicy: 'no-cache',
    });
    const result = data?.addPasskey;
    switch (result?.__typename) {
      case 'PasskeyAdded':
        setAsking(false);
        void toast(`${result.passkey.name} signs you in from now on.`);
        return void (await onAdded(result.recoveryCodes));
      case 'Refused':
        return result;
      case undefined:
        return;
      default:
        return unreachable(result);
    }
  }
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Add a passkey
      </Button>
      <NameDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Add a passkey"
        name=""
        confirmLabel="Continue"
        onConfirm={confirm}
      />
    </>
  );
}
