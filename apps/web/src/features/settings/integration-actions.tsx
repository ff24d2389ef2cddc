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
  readonly stored: IntegrationCard_IntegrationFragment | null;
}

interface Props {
  card: IntegrationCard;
  viewerCan: { setIntegrations: Permission; useSandbox: Permission } | undefined;
  onEdit: () => void;
}

/** Actions of a provider. The simulator is offered where available and not connected yet. */
export function IntegrationActions({ card: { provider, stored }, viewerCan, onEdit }: Props) {
  const { environment } = useWorkspace();
  const { title } = INTEGRATIONS[provider];
  return (
    <>
      {stored && (
        <VerifyIntegration
          id={stored.id}
          title={title}
          works={stored.state === 'VERIFIED'}
          permission={stored.viewerCan.verify}
        />
      )}
      {environment === 'DEVELOPMENT' && !stored?.sandbox && (
        <UseSandbox provider={provider} replaces={stored !== null} permission={viewerCan?.useSandbox} />
      )}
      <PermissionButton
        size="xs"
        variant="default"
        permission={stored ? stored.viewerCan.set : viewerCan?.setIntegrations}
        onClick={onEdit}
        aria-label={stored ? `Edit ${title}` : `Set up ${title}`}
      >
        {stored ? 'Edit' : 'Set up'}
      </PermissionButton>
      {stored && <RemoveIntegration id={stored.id} title={title} permission={stored.viewerCan.remove} />}
    </>
  );
}
