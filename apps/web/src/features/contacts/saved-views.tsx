import { useQuery } from '@apollo/client/react';
import { Button, Group, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBookmark, IconUsers } from '@tabler/icons-react';
import { SavedViewsDocument } from '../../gql/saved-views.ts';
import { parseSearch, stringifySearch } from '../../lib/search-params.ts';
import { useCan } from '../../session/workspace.tsx';
import { type ContactFilter, filterFrom, NO_FILTER, paramsFrom } from './contact-filter.ts';
import classes from './contacts.module.css';
import { NewSavedView } from './saved-view-form.tsx';
import { SavedViewMenu } from './saved-view-menu.tsx';

interface Props {
  filter: ContactFilter;
  onChange: (filter: ContactFilter) => void;
}

const addressOf = (filter: ContactFilter) => stringifySearch(paramsFrom(filter)).slice(1);

/** Saved views: the viewer's own and shared ones. */
export function SavedViews({ filter, onChange }: Props) {
  const skip = !useCan('read', 'SavedView');
  const { data } = useQuery(SavedViewsDocument, { skip, fetchPolicy: 'cache-and-network' });
  const [saving, { open: save, close }] = useDisclosure(false);
  const views = data?.savedViews.edges.map(({ node }) => node) ?? [];
  const query = addressOf(filter);
  const known = views.some((view) => view.query === query);
  if (skip || (views.length === 0 && query === '')) return null;
  return (
    <div className={classes.views} role="group" aria-label="Saved views">
      <Chip active={query === ''} onClick={() => onChange(NO_FILTER)}>
        All contacts
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
          Save view
        </Button>
      )}
      <Modal opened={saving} onClose={close} title="Save view">
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
    rightSection={shared ? <IconUsers size={13} aria-label="Shared" /> : undefined}
    onClick={onClick}
  >
    {children}
  </Button>
);
