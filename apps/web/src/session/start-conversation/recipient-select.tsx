import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { RecipientSearchDocument } from '../../gql/recipient-search.ts';
import type { Recipient } from './start-conversation-dialog.tsx';

/** Finds a contact by name or number. */
export function RecipientSelect({ onSelect }: { onSelect: (to: Recipient | null) => void }) {
  const [text, setText] = useState('');
  const [value, setValue] = useState<string | null>(null);
  const [search] = useDebouncedValue(text.trim(), 250);
  const { data, previousData } = useQuery(RecipientSearchDocument, {
    variables: { filter: { search: search || null }, sort: { field: 'NAME', direction: 'ASC' } },
  });
  const contacts = (data ?? previousData)?.contacts.edges.map(({ node }) => node) ?? [];
  return (
    <Select
      data-autofocus
      searchable
      label="Contact"
      placeholder="Name or number"
      maxLength={LIMITS.searchLength}
      nothingFoundMessage="No matching contacts"
      data={contacts.map(({ id, name, phone }) => ({ value: id, label: `${name} · ${phone}` }))}
      // The server has filtered already.
      filter={({ options }) => options}
      searchValue={text}
      onSearchChange={setText}
      value={value}
      onChange={(id) => {
        setValue(id);
        const contact = contacts.find((one) => one.id === id);
        onSelect(contact ? { contactId: contact.id, name: contact.name } : null);
      }}
    />
  );
}
