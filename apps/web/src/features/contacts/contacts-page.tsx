import { useMutation } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { Modal, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { usePathParam, useSearchParams } from '../../app/address.ts';
import { paths } from '../../app/paths.ts';
import { ContactsPageDocument } from '../../gql/contacts-page.ts';
import { CreateContactDocument } from '../../gql/create-contact.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { createStoredValue } from '../../lib/stored-value.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';
import { ContactActions } from './contact-actions.tsx';
import { ContactDrawer } from './contact-drawer.tsx';
import { ContactFields, contactRules, NO_VALUES } from './contact-fields.tsx';
import {
  COLUMNS,
  type ColumnName,
  type ContactFilter,
  columnsFrom,
  filterFrom,
  isFiltered,
  paramsFrom,
  toQueryFilter,
} from './contact-filter.ts';
import { ContactFilterBar } from './contact-filter-bar.tsx';
import { ContactTable } from './contact-table.tsx';
import { NoContactsYet, NoMatchingContacts } from './no-contacts.tsx';
import { SavedViews } from './saved-views.tsx';
import { NOTHING, type Selection } from './selection.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useContactList } from './use-contact-list.ts';

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
        title={t`Contacts`}
        description={
          list.paging.total === undefined
            ? ' '
            : filtered
              ? plural(list.paging.total, { one: '# contact matches', other: '# contacts match' })
              : plural(list.paging.total, { one: '# contact', other: '# contacts' })
        }
        actions={actions}
      />
      <Section title={t`Contacts`} quietTitle flush>
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
      </Section>
      <AddContactDialog opened={adding} onClose={stopAdding} />
      <ContactDrawer id={open} onClose={close} />
    </>
  );
}

/**
 * Returns the selection and its setter. A changed filter clears the selection, because “all contacts” would then mean
 * different contacts.
 */
function useSelection(filter: ContactFilter) {
  const among = JSON.stringify(toQueryFilter(filter).filter);
  const [kept, keep] = useState<{ among: string; selection: Selection }>({ among, selection: NOTHING });
  const selection = kept.among === among ? kept.selection : NOTHING;
  return [selection, (next: Selection) => keep({ among, selection: next })] as const;
}

/**
 * Returns the filter from the URL and its setter. Changes replace the current history entry, so that typing does not
 * add history entries.
 */
function useContactFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const signature = JSON.stringify(filterFrom(params));
  // Return the same object for equal filters, so that effects and queries that depend on the filter do not run again.
  const filter = useMemo(() => JSON.parse(signature) as ContactFilter, [signature]);
  const setFilter = (next: ContactFilter) =>
    void navigate({ to: '.', search: paramsFrom(next), replace: true, resetScroll: false });
  return { filter, setFilter };
}

/**
 * Returns the visible columns and their setter. The columns of the URL take precedence over the columns that the viewer
 * stored in this browser. The setter changes both.
 */
function useColumns(filter: ContactFilter, onFilter: (filter: ContactFilter) => void) {
  const stored = createStoredValue(`frontdesk-contact-columns ${useWorkspace().viewer.memberId}`);
  const [own, setOwn] = useState<readonly ColumnName[]>(() => {
    const words = stored.get();
    return words === null ? COLUMNS : columnsFrom(words.split(' '));
  });
  const choose = (columns: ColumnName[]) => {
    stored.set(columns.join(' '));
    setOwn(columns);
    onFilter({ ...filter, columns: columns.join() === COLUMNS.join() ? null : columns });
  };
  return { columns: filter.columns ?? own, choose };
}

interface AddContactDialogProps {
  opened: boolean;
  onClose: () => void;
}

function AddContactDialog({ opened, onClose }: AddContactDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Add contact`} size="lg">
      <AddContactForm onClose={onClose} />
    </Modal>
  );
}

function AddContactForm({ onClose }: Omit<AddContactDialogProps, 'opened'>) {
  const [createContact] = useMutation(CreateContactDocument, { refetchQueries: [ContactsPageDocument] });
  const form = useForm({ initialValues: NO_VALUES, validateInputOnBlur: true, validate: contactRules });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (input) => {
    return handleMutationResult((await createContact({ variables: { input } })).data?.createContact, (answer) => {
      void toast(t`${answer.contact.name} added.`);
      void onClose();
    });
  });
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <ContactFields form={form} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Add contact`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
