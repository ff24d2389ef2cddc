import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { RemoveServiceIdentityDocument } from '../../gql/remove-service-identity.ts';
import { SettingsPageDocument } from '../../gql/settings-page.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { toast } from '../../ui/toast.ts';
import { useConfirmation } from '../../ui/use-confirmation.ts';

/** Ends it and all its keys, after asking. */
export function RemoveServiceIdentity({ id, name }: { id: string; name: string }) {
  const [remove] = useMutation(RemoveServiceIdentityDocument, { refetchQueries: [SettingsPageDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { input: { id } } });
    const result = data?.removeServiceIdentity;
    switch (result?.__typename) {
      case 'ServiceIdentityRemoved':
        return void toast(`${name} and its keys open nothing any more.`);
      case 'Refused':
        return result;
      case undefined:
        return;
      default:
        return unreachable(result);
    }
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={ask} aria-label={`Remove ${name}`}>
        Remove
      </Button>
      <ConfirmDialog {...dialog} title={`Remove ${name}?`} confirmLabel={`Remove ${name}`} danger>
        All its keys are revoked, and whatever uses them is refused with its next call. This cannot be undone.
      </ConfirmDialog>
    </>
  );
}
