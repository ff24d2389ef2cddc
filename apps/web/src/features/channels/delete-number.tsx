import { useMutation } from '@apollo/client/react';
import { DeletePhoneConfigDocument } from '../../gql/delete-phone-config.ts';
import { PhoneNumbersDocument } from '../../gql/phone-numbers.ts';
import type { NumberRow_PhoneConfigFragment } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { toast } from '../../ui/toast.ts';

/** Deletes a number and its tokens after confirmation. */
export function DeleteNumber({ number }: { number: NumberRow_PhoneConfigFragment }) {
  const { id, viewerCan } = number;
  const [remove] = useMutation(DeletePhoneConfigDocument, { refetchQueries: [PhoneNumbersDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { input: { id } } });
    return handleMutationResult(data?.deletePhoneConfig, {
      PhoneConfigDeleted: () => void toast(`${number.number} deleted.`),
    });
  });
  const title = `Delete ${number.number}`;
  return (
    <>
      <PermissionButton size="xs" variant="default" permission={viewerCan.delete} onClick={ask} aria-label={title}>
        Delete
      </PermissionButton>
      <ConfirmDialog {...dialog} title={`${title}?`} confirmLabel="Delete number" danger>
        This deletes the number and its tokens. Its conversations are not deleted.
      </ConfirmDialog>
    </>
  );
}
