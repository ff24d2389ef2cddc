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

/** Forgets the credentials, after asking. */
export function RemoveIntegration({ id, title, permission }: Props) {
  const [remove] = useMutation(RemoveIntegrationDocument, { refetchQueries: [IntegrationsDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { input: { id } } });
    return handleMutationResult(data?.removeIntegration, {
      IntegrationRemoved: () => void toast(`The credentials of ${title} are gone.`),
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
        Its credentials are forgotten, and whatever the agent does through {title} stops at once. To go on, set it up
        again.
      </ConfirmDialog>
    </>
  );
}
