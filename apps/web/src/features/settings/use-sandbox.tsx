import { useMutation } from '@apollo/client/react';
import { INTEGRATIONS, type IntegrationProvider } from '@frontdesk/domain';
import { IntegrationsDocument } from '../../gql/integrations-section.ts';
import { UseSandboxDocument } from '../../gql/use-sandbox.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';

interface Props {
  provider: IntegrationProvider;
  /** Credentials of somebody's own stand there already. */
  replaces: boolean;
  permission: Permission | undefined;
}

/** One press fills a card in for the simulator; it asks first where it would forget something. */
export function UseSandbox({ provider, replaces, permission }: Props) {
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
        aria-label={`Use the sandbox of ${title}`}
      >
        Use the sandbox
      </PermissionButton>
      <RefusalAlert refusal={refusal} />
      <ConfirmDialog {...dialog} title={`Use the sandbox of ${title}?`} confirmLabel="Use the sandbox" danger>
        The credentials that are kept for {title} are replaced, and cannot be read back.
      </ConfirmDialog>
    </>
  );
}

function useFill(provider: IntegrationProvider) {
  const [fill] = useMutation(UseSandboxDocument, {
    refetchQueries: [IntegrationsDocument],
    awaitRefetchQueries: true,
  });
  return async () => {
    const { data } = await fill({ variables: { input: { provider } } });
    return handleMutationResult(data?.useSandbox, {
      IntegrationSet: () => void toast(`${INTEGRATIONS[provider].title} is a simulator now. Verify it next.`),
    });
  };
}
