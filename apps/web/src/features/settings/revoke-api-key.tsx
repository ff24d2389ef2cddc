import { useMutation } from '@apollo/client/react';
import { RevokeApiKeyDocument } from '../../gql/revoke-api-key.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { toast } from '../../ui/toast.ts';

interface Props {
  id: string;
  name: string;
  permission: Permission;
}

/** Ends a key, after asking: what uses it stops. */
export function RevokeApiKey({ id, name, permission }: Props) {
  const [revoke] = useMutation(RevokeApiKeyDocument);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await revoke({ variables: { input: { id } } });
    return handleMutationResult(data?.revokeApiKey, {
      ApiKeyRevoked: () => void toast(`${name} opens nothing any more.`),
    });
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={permission}
        onClick={ask}
        aria-label={`Revoke the key ${name}`}
      >
        Revoke
      </PermissionButton>
      <ConfirmDialog {...dialog} title={`Revoke the key ${name}?`} confirmLabel={`Revoke ${name}`} danger>
        Whatever uses this key is refused with its next call. This cannot be undone; make a new key instead.
      </ConfirmDialog>
    </>
  );
}
