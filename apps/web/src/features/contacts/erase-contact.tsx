import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { useNavigate } from '@tanstack/react-router';
import { paths } from '../../app/paths.ts';
import { ContactsPageDocument } from '../../gql/contacts-page.ts';
import { EraseContactDocument } from '../../gql/erase-contact.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { toast } from '../../ui/toast.ts';

interface Props {
  contact: { readonly id: string; readonly name: string; readonly viewerCan: { readonly delete: Permission } };
}

/**
 * Button that erases all data of a contact and then opens the page with the receipts. Hidden for members who cannot
 * erase contacts.
 */
export function EraseContact({ contact: { id, name, viewerCan } }: Props) {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const canErase = useCan('create', 'Erasure');
  const [erase] = useMutation(EraseContactDocument, { refetchQueries: [ContactsPageDocument] });
  const confirmation = useConfirmation(async () => {
    const { data } = await erase({ variables: { id } });
    return handleMutationResult(data?.eraseContact, () => {
      void toast(t`${name} erased.`);
      void navigate({ to: paths.erasures({ workspace: slug }) });
    });
  });
  if (!canErase) return null;
  return (
    <>
      <PermissionButton size="xs" variant="default" permission={viewerCan.delete} onClick={confirmation.ask}>
        {t`Erase data`}
      </PermissionButton>
      <ConfirmDialog
        {...confirmation.dialog}
        title={t`Erase all data of ${name}?`}
        confirmLabel={t`Erase ${name}`}
        danger
      >
        {t`This permanently deletes the contact with their leads, bookings, conversations and calls. Imports and data sources will not add the person again.`}
      </ConfirmDialog>
    </>
  );
}
