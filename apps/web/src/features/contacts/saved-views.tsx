import { useMutation, useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { ActionIcon, Button, Group, Menu, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBookmark, IconDots, IconPencil, IconTrash, IconUsers } from '@tabler/icons-react';
import { DeleteSavedViewDocument } from '../../gql/delete-saved-view.ts';
import { SavedViewsDocument } from '../../gql/saved-views.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { parseSearch, stringifySearch } from '../../lib/search-params.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useCan } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { withinMain } from '../../ui/floating.ts';
import { toast } from '../../ui/toast.ts';
import { type ContactFilter, filterFrom, NO_FILTER, paramsFrom } from './contact-filter.ts';
import classes from './contacts.module.css';
import { ChangedSavedView, NewSavedView, type SavedView } from './saved-view-form.tsx';

interface Props {
  filter: ContactFilter;
  onChange: (filter: ContactFilter) => void;
}

const addressOf = (filter: ContactFilter) => stringifySearch(paramsFrom(filter)).slice(1);

/**
 * Saved views of the viewer, and views that other members shared. Hidden if the viewer cannot read views, or if there
 * are no views and no filter to save.
 */
export function SavedViews({ filter, onChange }: Props) {
  const skip = !useCan('read', 'SavedView');
  const { data } = useQuery(SavedViewsDocument, { skip, fetchPolicy: 'cache-and-network' });
  const [saving, { open: save, close }] = useDisclosure(false);
  const views = data?.savedViews.edges.map(({ node }) => node) ?? [];
  const query = addressOf(filter);
  const known = views.some((view) => view.query === query);
  if (skip || (views.length === 0 && query === '')) return null;
  return (
    <div className={classes.views} role="group" aria-label={t`Saved views`}>
      <Chip active={query === ''} onClick={() => onChange(NO_FILTER)}>
        {t`All contacts`}
      </Chip>
      {views.map((view) => (
        <Group key={view.id} gap={0} wrap="nowrap">
          <Chip
            active={view.query === query}
            shared={view.visibility === 'SHARED'}
            onClick={() => onChange(filterFrom(parseSearch(view.query)))}
          >
            {view.name}
          </Chip>
          {view.isViewerOwner && <SavedViewMenu view={view} query={query} />}
        </Group>
      ))}
      {query !== '' && !known && (
        <Button size="compact-sm" variant="subtle" leftSection={<IconBookmark size={15} aria-hidden />} onClick={save}>
          {t`Save view`}
        </Button>
      )}
      <Modal opened={saving} onClose={close} title={t`Save view`}>
        <NewSavedView query={query} onClose={close} />
      </Modal>
    </div>
  );
}

interface ChipProps {
  active: boolean;
  shared?: boolean;
  onClick: () => void;
  children: string;
}

const Chip = ({ active, shared, onClick, children }: ChipProps) => (
  <Button
    size="compact-sm"
    variant={active ? 'light' : 'subtle'}
    color={active ? undefined : 'gray'}
    aria-pressed={active}
    rightSection={shared ? <IconUsers size={13} aria-label={t`Shared`} /> : undefined}
    onClick={onClick}
  >
    {children}
  </Button>
);

interface SavedViewMenuProps {
  view: SavedView;
  /** Query string of the current list. */
  query: string;
}

/** Menu with the actions for a view that the viewer saved. */
function SavedViewMenu({ view, query }: SavedViewMenuProps) {
  const { id, name, visibility } = view;
  const [changing, { open: change, close }] = useDisclosure(false);
  const [remove] = useMutation(DeleteSavedViewDocument, { refetchQueries: [SavedViewsDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { id } });
    return handleMutationResult(data?.deleteSavedView, () => void toast(t`View ${name} deleted.`));
  });
  return (
    <>
      <Menu position="bottom-start" shadow="md" radius="lg" {...withinMain}>
        <Menu.Target>
          <ActionIcon size={26} variant="subtle" color="gray" aria-label={t`Edit view ${name}`}>
            <IconDots size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={change}>
            {t`Edit`}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={ask}>
            {t`Delete`}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={changing} onClose={close} title={t`Edit view ${name}`}>
        <ChangedSavedView view={view} query={query} onClose={close} />
      </Modal>
      <ConfirmDialog {...dialog} title={t`Delete view ${name}?`} confirmLabel={t`Delete view`} danger>
        {visibility === 'SHARED'
          ? t`This removes the view for all members. Contacts are not deleted.`
          : t`Contacts are not deleted.`}
      </ConfirmDialog>
    </>
  );
}
