import { useQuery } from '@apollo/client/react';
import { CONTACT_STANDING_TITLES, CONTACT_STANDINGS, LIMITS } from '@frontdesk/domain';
import { Button, CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconColumns, IconHeartHandshake, IconMessageOff, IconSearch, IconTag } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { ContactTagsDocument } from '../../gql/contact-tags.ts';
import { FilterMenu } from '../../ui/filter-menu.tsx';
import { Keys } from '../../ui/keys.tsx';
import { COLUMNS, type ContactFilter, isFiltered, NO_FILTER } from './contact-filter.ts';
import classes from './contacts.module.css';

interface Props {
  filter: ContactFilter;
  onChange: (filter: ContactFilter) => void;
  searchRef: RefObject<HTMLInputElement | null>;
}

const COLUMN_TITLES = {
  phone: 'Phone',
  email: 'E-mail',
  company: 'Company',
  tags: 'Tags',
  standing: 'Standing',
  created: 'Added',
} as const;
const CONSENT_TITLES = { yes: 'Consented', no: 'No consent' } as const;

export function ContactFilterBar({ filter, onChange, searchRef }: Props) {
  const { by, direction, hidden } = filter;
  return (
    <div className={classes.bar} role="search" aria-label="Contacts">
      <SearchField filter={filter} onChange={onChange} searchRef={searchRef} />
      <TagMenu filter={filter} onChange={onChange} />
      <FilterMenu
        title="Standing"
        icon={<IconMessageOff size={16} stroke={1.7} aria-hidden />}
        options={CONTACT_STANDINGS}
        titles={CONTACT_STANDING_TITLES}
        chosen={filter.standings}
        onChange={(standings) => onChange({ ...filter, standings })}
      />
      <FilterMenu
        title="Consent"
        icon={<IconHeartHandshake size={16} stroke={1.7} aria-hidden />}
        options={['yes', 'no'] as const}
        titles={CONSENT_TITLES}
        chosen={filter.consented === null ? [] : [filter.consented ? 'yes' : 'no']}
        onChange={(chosen) => onChange({ ...filter, consented: consentOf(chosen, filter.consented) })}
      />
      <FilterMenu
        title="Columns"
        icon={<IconColumns size={16} stroke={1.7} aria-hidden />}
        options={COLUMNS}
        titles={COLUMN_TITLES}
        chosen={COLUMNS.filter((name) => !hidden.includes(name))}
        onChange={(shown) => onChange({ ...filter, hidden: COLUMNS.filter((name) => !shown.includes(name)) })}
        quiet
      />
      {isFiltered(filter) && (
        <Button variant="subtle" color="gray" onClick={() => onChange({ ...NO_FILTER, by, direction, hidden })}>
          Clear
        </Button>
      )}
    </div>
  );
}

/** One of the two, or neither: ticking the other one changes over. */
function consentOf(chosen: readonly ('yes' | 'no')[], before: boolean | null): boolean | null {
  const fresh = chosen.find((one) => (one === 'yes') !== before) ?? chosen[0];
  if (before !== null && chosen.length === 0) return null;
  return fresh === undefined ? null : fresh === 'yes';
}

function TagMenu({ filter, onChange }: Omit<Props, 'searchRef'>) {
  const { data } = useQuery(ContactTagsDocument, { fetchPolicy: 'cache-and-network' });
  const counts = data?.contactTags ?? [];
  const options = [...new Set([...counts.map(({ tag }) => tag), ...filter.tags])];
  if (options.length === 0) return null;
  return (
    <FilterMenu
      title="Tags"
      icon={<IconTag size={16} stroke={1.7} aria-hidden />}
      options={options}
      titles={Object.fromEntries(options.map((tag) => [tag, tag]))}
      chosen={filter.tags}
      onChange={(tags) => onChange({ ...filter, tags })}
    />
  );
}

/** The server is asked when the typing rests, and the address follows. */
function SearchField({ filter, onChange, searchRef }: Props) {
  const [text, setText] = useState(filter.search);
  const sent = useRef(filter.search);
  const send = (search: string) => {
    sent.current = search.trim();
    onChange({ ...filter, search: sent.current });
  };
  const sendSoon = useDebouncedCallback(send, 200);
  // The address can change by itself, as with "Clear" or the browser's back.
  useEffect(() => {
    if (filter.search === sent.current) return;
    sent.current = filter.search;
    setText(filter.search);
  }, [filter.search]);
  const clear = () => {
    setText('');
    send('');
    searchRef.current?.focus();
  };
  return (
    <TextInput
      ref={searchRef}
      className={classes.search}
      type="search"
      aria-label="Search contacts"
      placeholder="Search by name, number, e-mail, company or tag"
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text ? <CloseButton size="sm" aria-label="Clear the search" onClick={clear} /> : <Keys keys="/" />}
      maxLength={LIMITS.searchLength}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        sendSoon(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text) clear();
      }}
    />
  );
}
