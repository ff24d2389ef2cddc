import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { ContactsPageDocument } from '../../gql/contacts-page.ts';
import { DeleteContactDocument } from '../../gql/delete-contact.ts';
import type { ContactDetailsQuery } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { toast } from '../../ui/toast.ts';

interface Props {
  contact: Pick<ContactDetailsQuery['contact'], 'id' | 'name' | 'viewerCan'>;
  onDeleted: () => void;
}

export function DeleteContact({ contact: { id, name, viewerCan }, onDeleted }: Props) {
  const [deleteContact] = useMutation(DeleteContactDocument, { refetchQueries: [ContactsPageDocument] });
  const confirmation = useConfirmation(async () => {
    const { data } = await deleteContact({ variables: { id } });
    return handleMutationResult(data?.deleteContact, () => {
      void toast(t`${name} deleted.`);
      onDeleted();
    });
  });
  return (
    <>
      <PermissionButton size="xs" variant="default" permission={viewerCan.delete} onClick={confirmation.ask}>
        {t`Delete`}
      </PermissionButton>
      <ConfirmDialog {...confirmation.dialog} title={t`Delete ${name}?`} confirmLabel={t`Delete ${name}`} danger>
        {t`This permanently deletes the contact and all their conversations.`}
      </ConfirmDialog>
    </>
  );
}
