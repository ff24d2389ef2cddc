import { useMutation } from '@apollo/client/react';
import { INTEGRATIONS, type IntegrationProvider } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { DeleteIntegrationDocument, VerifyIntegrationDocument } from '../../gql/integration-actions.ts';
import { IntegrationsDocument } from '../../gql/integrations-section.ts';
import type { IntegrationCard_IntegrationFragment } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { EnableSimulator } from './enable-simulator.tsx';

/** A provider with its stored integration. `stored` is null if the workspace has not set up the provider. */
export interface IntegrationCard {
  readonly provider: IntegrationProvider;
  readonly stored: IntegrationCard_IntegrationFragment | null;
}

interface Props {
  card: IntegrationCard;
  viewerCan: { setIntegrations: Permission; enableSimulator: Permission } | undefined;
  onEdit: () => void;
}

/** Actions of a provider. In development workspaces, the simulator can be connected unless it is already connected. */
export function IntegrationActions({ card: { provider, stored }, viewerCan, onEdit }: Props) {
  const { environment } = useWorkspace();
  const { title } = INTEGRATIONS[provider];
  return (
    <>
      {stored && (
        <VerifyIntegration
          id={stored.id}
          title={title}
          works={stored.status === 'VERIFIED'}
          permission={stored.viewerCan.verify}
        />
      )}
      {environment === 'DEVELOPMENT' && !stored?.sandbox && (
        <EnableSimulator provider={provider} replaces={stored !== null} permission={viewerCan?.enableSimulator} />
      )}
      <PermissionButton
        size="xs"
        variant="default"
        permission={stored ? stored.viewerCan.set : viewerCan?.setIntegrations}
        onClick={onEdit}
        aria-label={stored ? t`Edit ${title}` : t`Set up ${title}`}
      >
        {stored ? t`Edit` : t`Set up`}
      </PermissionButton>
      {stored && <DeleteIntegration id={stored.id} title={title} permission={stored.viewerCan.remove} />}
    </>
  );
}

interface DeleteIntegrationProps {
  id: string;
  title: string;
  permission: Permission;
}

function DeleteIntegration({ id, title, permission }: DeleteIntegrationProps) {
  const [remove] = useMutation(DeleteIntegrationDocument, { refetchQueries: [IntegrationsDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { id } });
    return handleMutationResult(data?.deleteIntegration, () => void toast(t`${title} removed.`));
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={permission}
        onClick={ask}
        aria-label={t`Remove ${title}`}
      >
        {t`Remove`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Remove ${title}?`} confirmLabel={t`Remove ${title}`} danger>
        {t`Deletes the credentials. The agent stops using ${title} immediately.`}
      </ConfirmDialog>
    </>
  );
}

interface VerifyIntegrationProps {
  id: string;
  title: string;
  /** Whether the last verification succeeded. */
  works: boolean;
  permission: Permission;
}

/** Button that verifies the credentials with the provider. */
function VerifyIntegration({ id, title, works, permission }: VerifyIntegrationProps) {
  const [verify] = useMutation(VerifyIntegrationDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await verify({ variables: { id } });
    return handleMutationResult(data?.verifyIntegration, ({ integration }) => {
      // If the verification failed, the card shows the error and announces it to screen readers.
      if (integration.status === 'VERIFIED') void toast(t`${title} verified.`);
    });
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant={works ? 'default' : 'filled'}
        permission={permission}
        loading={pending}
        onClick={() => void attempt()}
        aria-label={t`Verify ${title}`}
      >
        {t`Verify`}
      </PermissionButton>
      <RefusalAlert refusal={refusal} />
    </>
  );
}
