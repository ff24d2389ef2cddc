import { useMutation } from '@apollo/client/react';
import { ActionIcon, Menu, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { DeleteSavedViewDocument } from '../../gql/delete-saved-view.ts';
import { SavedViewsDocument } from '../../gql/saved-views.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { withinMain } from '../../ui/floating.ts';
import { toast } from '../../ui/toast.ts';
import { ChangedSavedView, type SavedView } from './saved-view-form.tsx';

interface Props {
  view: SavedView;
  /** Query string of the current list. */
  query: string;
}

/** Actions on one's own view. */
export function SavedViewMenu({ view, query }: Props) {
  const { id, name, visibility } = view;
  const [changing, { open: change, close }] = useDisclosure(false);
  const [remove] = useMutation(DeleteSavedViewDocument, { refetchQueries: [SavedViewsDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { input: { id } } });
    return handleMutationResult(data?.deleteSavedView, {
      SavedViewDeleted: () => void toast(`View ${name} deleted.`),
    });
  });
  return (
    <>
      <Menu position="bottom-start" shadow="md" radius="lg" {...withinMain}>
        <Menu.Target>
          <ActionIcon size={26} variant="subtle" color="gray" aria-label={`Edit view ${name}`}>
            <IconDots size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={change}>
            Edit
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={ask}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={changing} onClose={close} title={`Edit view ${name}`}>
        <ChangedSavedView view={view} query={query} onClose={close} />
      </Modal>
      <ConfirmDialog {...dialog} title={`Delete view ${name}?`} confirmLabel="Delete view" danger>
        {visibility === 'SHARED' && 'This removes it for all members. '}Its contacts are not deleted.
      </ConfirmDialog>
    </>
  );
}
