import { useMutation } from '@apollo/client/react';
import { RetractWorldEventDocument } from '../../gql/retract-world-event.ts';
import { humanizeName } from '../../lib/format-text.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import type { EntityEvent } from './entity-events.tsx';
import { sourceOf } from './world-labels.ts';

interface Props {
  event: EntityEvent;
  permission: Permission;
  onDone: () => void;
}

export function WithdrawEvent({ event, permission, onDone }: Props) {
  const [withdraw] = useMutation(RetractWorldEventDocument);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await withdraw({ variables: { input: { id: event.id } } });
    return handleMutationResult(data?.retractWorldEvent, { WorldEventRetracted: onDone });
  });
  const what = humanizeName(event.type);
  return (
    <>
      <PermissionButton
        size="xs"
        variant="subtle"
        permission={permission}
        aria-label={`Withdraw ${what}`}
        onClick={ask}
      >
        Withdraw
      </PermissionButton>
      <ConfirmDialog {...dialog} title={`Withdraw “${what}”?`} confirmLabel="Withdraw event" danger>
        This event from {sourceOf(event)} is ignored, and earlier facts apply again. It stays in the history.
      </ConfirmDialog>
    </>
  );
}
