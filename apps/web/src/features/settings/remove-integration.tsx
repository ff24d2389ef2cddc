import { useMutation } from '@apollo/client/react';
import { IntegrationsDocument } from '../../gql/integrations-section.ts';
import { RemoveIntegrationDocument } from '../../gql/remove-integration.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { toast } from '../../ui/toast.ts';

interface Props {
  id: string;
  title: string;
  permission: Permission;
}

/** Removes the credentials after confirmation. */
export function RemoveIntegration({ id, title, permission }: Props) {
  const [remove] = useMutation(RemoveIntegrationDocument, { refetchQueries: [IntegrationsDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { input: { id } } });
    return handleMutationResult(data?.removeIntegration, {
      IntegrationRemoved: () => void toast(`${title} removed.`),
    });
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={permission}
        onClick={ask}
        aria-label={`Remove ${title}`}
      >
        Remove
      </PermissionButton>
      <ConfirmDialog {...dialog} title={`Remove ${title}?`} confirmLabel={`Remove ${title}`} danger>
        Deletes its credentials. The agent stops using {title} immediately.
      </ConfirmDialog>
    </>
  );
}
