import { useMutation } from '@apollo/client/react';
import { ResolveEscalationDocument } from '../../gql/resolve-escalation.ts';
import type { EscalationRow_EscalationFragment } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { toast } from '../../ui/toast.ts';

interface Props {
  escalation: EscalationRow_EscalationFragment;
  onDone: () => void;
}

/** Resolves an escalation after confirmation. */
export function ResolveEscalation({ escalation: { id, contactName, viewerCan }, onDone }: Props) {
  const [resolve] = useMutation(ResolveEscalationDocument);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await resolve({ variables: { input: { id } } });
    return handleMutationResult(data?.resolveEscalation, {
      EscalationResolved: () => {
        onDone();
        void toast(`Escalation of ${contactName} resolved.`);
      },
    });
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={viewerCan.resolve}
        aria-label={`Resolve escalation of ${contactName}`}
        onClick={ask}
      >
        Resolve
      </PermissionButton>
      <ConfirmDialog {...dialog} title="Resolve escalation?" confirmLabel="Resolve">
        This removes {contactName} from the list for all operators. The call is not deleted.
      </ConfirmDialog>
    </>
  );
}
