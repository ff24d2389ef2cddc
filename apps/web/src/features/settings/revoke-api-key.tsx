import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
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

/** Button that revokes an API key after confirmation. */
export function RevokeApiKey({ id, name, permission }: Props) {
  const [revoke] = useMutation(RevokeApiKeyDocument);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await revoke({ variables: { id } });
    return handleMutationResult(data?.revokeApiKey, () => void toast(t`API key ${name} revoked.`));
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={permission}
        onClick={ask}
        aria-label={t`Revoke API key ${name}`}
      >
        {t`Revoke`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Revoke API key ${name}?`} confirmLabel={t`Revoke API key`} danger>
        {t`Requests with this key will fail. You can’t undo this.`}
      </ConfirmDialog>
    </>
  );
}
