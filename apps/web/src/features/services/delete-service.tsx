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
        You can’t delete a service that has phone numbers or past calls. Disable it instead.
      </ConfirmDialog>
    </>
  );
}
