import { useMutation } from '@apollo/client/react';
import { INTEGRATIONS, type IntegrationProvider } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { EnableSimulatorDocument } from '../../gql/enable-simulator.ts';
import { IntegrationsDocument } from '../../gql/integrations-section.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';

interface Props {
  provider: IntegrationProvider;
  /** Whether the simulator replaces existing credentials. */
  replaces: boolean;
  permission: Permission | undefined;
}

/** Button that connects the simulator. Asks for confirmation if the simulator replaces existing credentials. */
export function EnableSimulator({ provider, replaces, permission }: Props) {
  const { title } = INTEGRATIONS[provider];
  const use = useFill(provider);
  const { attempt, pending, refusal } = useMutationAction(use);
  const { ask, dialog } = useConfirmation(use);
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={permission}
        loading={pending}
        onClick={replaces ? ask : () => void attempt()}
        aria-label={t`Use ${title} sandbox`}
      >
        {t`Use sandbox`}{' '}
      </PermissionButton>
      <RefusalAlert refusal={refusal} />
      <ConfirmDialog {...dialog} title={t`Use ${title} sandbox?`} confirmLabel={t`Use sandbox`} danger>
        {t`This permanently replaces the stored credentials of ${title}.`}
      </ConfirmDialog>
    </>
  );
}

function useFill(provider: IntegrationProvider) {
  const [fill] = useMutation(EnableSimulatorDocument, {
    refetchQueries: [IntegrationsDocument],
    awaitRefetchQueries: true,
  });
  return async () => {
    const { data } = await fill({ variables: { provider } });
    return handleMutationResult(
      data?.enableSimulator,
      () => void toast(t`${INTEGRATIONS[provider].title} now uses the sandbox. Verify it next.`),
    );
  };
}
