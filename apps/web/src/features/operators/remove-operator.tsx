import { useMutation } from '@apollo/client/react';
import { RemoveOperatorDocument } from '../../gql/remove-operator.ts';
import type { OperatorRow_OperatorFragment } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';

interface Props {
  operator: OperatorRow_OperatorFragment;
  permission: { allowed: boolean; reason: string | null };
  onDone: () => void;
}

export function RemoveOperator({ operator: { id, name }, permission, onDone }: Props) {
  const [remove] = useMutation(RemoveOperatorDocument);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { input: { id } } });
    return handleMutationResult(data?.removeOperator, { OperatorRemoved: onDone });
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="subtle"
        color="red"
        permission={permission}
        aria-label={`Remove ${name}`}
        onClick={ask}
      >
        Remove
      </PermissionButton>
      <ConfirmDialog {...dialog} title={`Remove ${name}?`} confirmLabel="Remove operator" danger>
        They stop getting call alerts. They stay a member.
      </ConfirmDialog>
    </>
  );
}
