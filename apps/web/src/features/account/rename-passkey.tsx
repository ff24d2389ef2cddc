import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { RenamePasskeyDocument } from '../../gql/rename-passkey.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { NameDialog } from './name-dialog.tsx';

export function RenamePasskey({ id, name }: { id: string; name: string }) {
  const [asking, setAsking] = useState(false);
  const [rename] = useMutation(RenamePasskeyDocument);
  async function confirm(chosen: string) {
    const { data } = await rename({ variables: { input: { id, name: chosen } } });
    return handleMutationResult(data?.renamePasskey, { PasskeyRenamed: () => setAsking(false) });
  }
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsking(true)} aria-label={`Rename the passkey ${name}`}>
        Rename
      </Button>
      <NameDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Rename ${name}`}
        name={name}
        confirmLabel="Save"
        onConfirm={confirm}
      />
    </>
  );
}
