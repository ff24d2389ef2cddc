import { INTEGRATIONS, type IntegrationProvider } from '@frontdesk/domain';
import type { IntegrationCard_IntegrationFragment } from '../../gql/types.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RemoveIntegration } from './remove-integration.tsx';
import { UseSandbox } from './use-sandbox.tsx';
import { VerifyIntegration } from './verify-integration.tsx';

/** A provider with its integration. */
export interface IntegrationCard {
  readonly provider: IntegrationProvider;
  readonly kept: IntegrationCard_IntegrationFragment | null;
}

interface Props {
  card: IntegrationCard;
  viewerCan: { setIntegrations: Permission; useSandbox: Permission } | undefined;
  onEdit: () => void;
}

/** Actions of a provider. The simulator is offered where available and not connected yet. */
export function IntegrationActions({ card: { provider, kept }, viewerCan, onEdit }: Props) {
  const { environment } = useWorkspace();
  const { title } = INTEGRATIONS[provider];
  return (
    <>
      {kept && (
        <VerifyIntegration
          id={kept.id}
          title={title}
          works={kept.state === 'VERIFIED'}
          permission={kept.viewerCan.verify}
        />
      )}
      {environment === 'DEVELOPMENT' && !kept?.sandbox && (
        <UseSandbox provider={provider} replaces={kept !== null} permission={viewerCan?.useSandbox} />
      )}
      <PermissionButton
        size="xs"
        variant="default"
        permission={kept ? kept.viewerCan.set : viewerCan?.setIntegrations}
        onClick={onEdit}
        aria-label={kept ? `Edit ${title}` : `Set up ${title}`}
      >
        {kept ? 'Edit' : 'Set up'}
      </PermissionButton>
      {kept && <RemoveIntegration id={kept.id} title={title} permission={kept.viewerCan.remove} />}
    </>
  );
}
