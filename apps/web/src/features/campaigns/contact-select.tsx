import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { FindContactsDocument } from '../../gql/find-contacts.ts';
import { formatPhone } from '../../lib/phone.ts';

interface Props {
  label: string;
  description?: string;
  error?: ReactNode;
  /** Ids of contacts to exclude from the options. */
  without?: readonly string[];
  /** Whether to clear the field after a selection, for forms that list the selected contacts separately. */
  adds?: boolean;
  value: string | null;
  onChange: (id: string | null) => void;
}

/** Field for selecting one contact by name or phone number. */
export function ContactSelect({ without = [], adds = false, value, onChange, ...rest }: Props) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.slice(0, LIMITS.searchLength), 200);
  // Do not search after a selection, because the field then contains the contact's name instead of a search text.
  const { data, previousData } = useQuery(FindContactsDocument, { variables: { search: value ? '' : search } });
  const found = (data ?? previousData)?.contacts.edges.map(({ node }) => node) ?? [];
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const options = found
    .filter(({ id }) => !without.includes(id))
    .map(({ id, name, phone }) => ({ value: id, label: `${name}, ${formatPhone(phone)}` }));
  const isListed = options.some((one) => one.value === chosen?.value);
  return (
    <Select
      {...rest}
      searchable
      clearable
      placeholder={t`Name or number`}
      nothingFoundMessage={t`No matching contacts`}
      // Show all options, because the server has already applied the search.
      filter={({ options: all }) => all}
      searchValue={typed}
      onSearchChange={setTyped}
      data={value !== null && chosen && !isListed ? [chosen, ...options] : options}
      value={value}
      onChange={(id, option) => {
        setChosen(option && { value: option.value, label: option.label });
        onChange(id);
        if (adds) setTyped('');
      }}
    />
  );
}
