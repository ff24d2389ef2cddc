import { LEAD_SOURCE_TITLES, LEAD_SOURCES, LEAD_STATUS_TITLES, LEAD_STATUSES, LIMITS } from '@frontdesk/domain';
import { Button, CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconDoorEnter, IconProgress, IconSearch } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { FilterMenu } from '../../ui/filter-menu.tsx';
import { Keys } from '../../ui/keys.tsx';
import { isFiltered, type LeadFilter, NO_FILTER } from './lead-filter.ts';
import classes from './lead-filter-bar.module.css';

interface Props {
  filter: LeadFilter;
  onChange: (filter: LeadFilter) => void;
  searchRef: RefObject<HTMLInputElement | null>;
}

export function LeadFilterBar({ filter, onChange, searchRef }: Props) {
  return (
    <div className={classes.bar} role="search" aria-label="Leads">
      <SearchField filter={filter} onChange={onChange} searchRef={searchRef} />
      <FilterMenu
        title="Status"
        icon={<IconProgress size={16} stroke={1.7} aria-hidden />}
        options={LEAD_STATUSES}
        titles={LEAD_STATUS_TITLES}
        chosen={filter.statuses}
        onChange={(statuses) => onChange({ ...filter, statuses })}
      />
      <FilterMenu
        title="Source"
        icon={<IconDoorEnter size={16} stroke={1.7} aria-hidden />}
        options={LEAD_SOURCES}
        titles={LEAD_SOURCE_TITLES}
        chosen={filter.sources}
        onChange={(sources) => onChange({ ...filter, sources })}
      />
      {isFiltered(filter) && (
        <Button variant="subtle" color="gray" onClick={() => onChange(NO_FILTER)}>
          Clear
        </Button>
      )}
    </div>
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
      aria-label="Search leads"
      placeholder="Search by name, number, e-mail or message"
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
