import { useMutation } from '@apollo/client/react';
import { useDisclosure } from '@mantine/hooks';
import { DeleteServiceDocument } from '../../gql/delete-service.ts';
import type { ServiceRow_ServiceFragment } from '../../gql/types.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';

interface Props {
  service: ServiceRow_ServiceFragment;
  onDone: () => void;
}

export function DeleteService({ service: { id, name, viewerCan }, onDone }: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  const [remove] = useMutation(DeleteServiceDocument);
  const { attempt, pending, refusal } = useAttempt(async () => {
    const { data } = await remove({ variables: { input: { id } } });
    const result = data?.deleteService;
    switch (result?.__typename) {
      case 'ServiceDeleted':
        close();
        onDone();
        return undefined;
      case 'Refused':
        return result;
      case undefined:
        return undefined;
      default:
        return unreachable(result);
    }
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="subtle"
        color="red"
        permission={viewerCan.delete}
        aria-label={`Delete ${name}`}
        onClick={open}
      >
        Delete
      </PermissionButton>
      <ConfirmDialog
        opened={opened}
        onClose={close}
        title={`Delete ${name}?`}
        confirmLabel="Delete service"
        onConfirm={() => void attempt()}
        pending={pending}
        refusal={refusal}
        danger
      >
        Calls that begin from now on are handled by what is left. One that handled calls stays.
      </ConfirmDialog>
    </>
  );
}
