import { useMutation } from '@apollo/client/react';
import { DeleteServiceDocument } from '../../gql/delete-service.ts';
import type { ServiceRow_ServiceFragment } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';

interface Props {
  service: ServiceRow_ServiceFragment;
  onDone: () => void;
}

export function DeleteService({ service: { id, name, viewerCan }, onDone }: Props) {
  const [remove] = useMutation(DeleteServiceDocument);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { input: { id } } });
    return handleMutationResult(data?.deleteService, { ServiceDeleted: onDone });
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="subtle"
        color="red"
        permission={viewerCan.delete}
        aria-label={`Delete ${name}`}
        onClick={ask}
      >
        Delete
      </PermissionButton>
      <ConfirmDialog {...dialog} title={`Delete ${name}?`} confirmLabel="Delete service" danger>
        One that handled calls stays, and so does one to which a number leads: switch it off instead.
      </ConfirmDialog>
    </>
  );
}
