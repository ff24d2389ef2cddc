import { Alert, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { usePathParam } from '../../app/address.ts';
import { paths } from '../../app/paths.ts';
import { countOf } from '../../lib/format-text.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { AddContactDialog } from './add-contact-dialog.tsx';
import { ContactActions } from './contact-actions.tsx';
import { ContactDrawer } from './contact-drawer.tsx';
import { type ContactFilter, isFiltered, paramsFrom, toQueryFilter } from './contact-filter.ts';
import { ContactFilterBar } from './contact-filter-bar.tsx';
import { ContactTable } from './contact-table.tsx';
import { NoContactsYet, NoMatchingContacts } from './no-contacts.tsx';
import { SavedViews } from './saved-views.tsx';
import { NOTHING, type Selection } from './selection.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useColumns } from './use-columns.ts';
import { useContactFilter } from './use-contact-filter.ts';
import { useContactList } from './use-contact-list.ts';

/** Contacts of the workspace. */
export function ContactsPage() {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const open = usePathParam('contactId');
  const { filter, setFilter } = useContactFilter();
  const { columns, choose } = useColumns(filter, setFilter);
  const list = useContactList(filter);
  const [selection, select] = useSelection(filter);
  const [adding, { open: add, close: stopAdding }] = useDisclosure(false);
  const filtered = isFiltered(filter);
  const actions = <ContactActions list={list} filter={filter} onAdd={add} />;
  const close = () =>
    void navigate({ to: paths.contacts({ workspace: slug }), search: paramsFrom(filter), resetScroll: false });
  return (
    <>
      <PageHeader
        title="Contacts"
        description={list.total === undefined ? ' ' : `${countOf(list.total, 'contact')}${filtered ? ' fit' : ''}`}
        actions={actions}
      />
      <Section title="Contacts" quietTitle flush>
        <SavedViews filter={filter} onChange={setFilter} />
        <ContactFilterBar filter={filter} onChange={setFilter} columns={columns} onColumns={choose} />
        <SelectionBar selection={selection} onChange={select} list={list} filter={filter} />
        <ContactTable
          list={list}
          filter={filter}
          onFilter={setFilter}
          columns={columns}
          selection={selection}
          onSelect={select}
          empty={
            filtered ? (
              <NoMatchingContacts filter={filter} onChange={setFilter} />
            ) : (
              <NoContactsYet
                createPermission={list.createPermission}
                importPermission={list.importPermission}
                onAdd={add}
              />
            )
          }
        />
        {list.moreFailed && (
          <Alert color="red" variant="light" m="md">
            <Text size="sm">Couldn’t load more contacts. Try “Load more” again.</Text>
          </Alert>
        )}
      </Section>
      <AddContactDialog opened={adding} onClose={stopAdding} />
      <ContactDrawer id={open} onClose={close} />
    </>
  );
}

/** Selection within the current filter. Changing the filter clears it, because “all” would mean other contacts. */
function useSelection(filter: ContactFilter) {
  const among = JSON.stringify(toQueryFilter(filter).filter);
  const [kept, keep] = useState<{ among: string; selection: Selection }>({ among, selection: NOTHING });
  const selection = kept.among === among ? kept.selection : NOTHING;
  return [selection, (next: Selection) => keep({ among, selection: next })] as const;
}
