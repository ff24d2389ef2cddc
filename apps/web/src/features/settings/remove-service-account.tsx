import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { RemoveServiceAccountDocument } from '../../gql/remove-service-account.ts';
import { SettingsPageDocument } from '../../gql/settings-page.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { toast } from '../../ui/toast.ts';

/** Removes it and revokes its keys after confirmation. */
export function RemoveServiceAccount({ id, name }: { id: string; name: string }) {
  const [remove] = useMutation(RemoveServiceAccountDocument, { refetchQueries: [SettingsPageDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { input: { id } } });
    return handleMutationResult(data?.removeServiceAccount, {
      ServiceAccountRemoved: () => void toast(`${name} removed. Its API keys were revoked.`),
    });
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={ask} aria-label={`Remove ${name}`}>
        Remove
      </Button>
      <ConfirmDialog {...dialog} title={`Remove ${name}?`} confirmLabel={`Remove ${name}`} danger>
        All its API keys are revoked. You can’t undo this.
      </ConfirmDialog>
    </>
  );
}
