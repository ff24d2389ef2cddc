import { LIMITS } from '@frontdesk/domain';
import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useCan } from '../../session/workspace.tsx';
import { Keys } from '../../ui/keys.tsx';
import type { InboxFilter } from './inbox-filter.ts';
import classes from './inbox-filter-bar.module.css';
import { InboxTabs } from './inbox-tabs.tsx';

interface Props {
  filter: InboxFilter;
  onChange: (filter: InboxFilter) => void;
  searchRef: RefObject<HTMLInputElement | null>;
}

export function InboxFilterBar({ filter, onChange, searchRef }: Props) {
  // What is searched is contacts: who may not see them would find nobody.
  const canSearch = useCan('read', 'Contact');
  return (
    <div className={classes.bar} role="search" aria-label="Conversations">
      {canSearch && <SearchField filter={filter} onChange={onChange} searchRef={searchRef} />}
      <InboxTabs tab={filter.tab} onChange={(tab) => onChange({ ...filter, tab })} />
    </div>
  );
}

/** The server is asked when the typing rests, and the address follows. */
function SearchField({ filter, onChange, searchRef }: Props) {
  const { text, type, clear } = useSearchText(filter.search, (search) => onChange({ ...filter, search }));
  const clearAndStay = () => {
    clear();
    searchRef.current?.focus();
  };
  return (
    <TextInput
      ref={searchRef}
      type="search"
      aria-label="Search conversations"
      placeholder="Name or number"
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text ? <CloseButton size="sm" aria-label="Clear the search" onClick={clearAndStay} /> : <Keys keys="/" />
      }
      maxLength={LIMITS.searchLength}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={({ key }) => key === 'Escape' && text && clearAndStay()}
    />
  );
}

function useSearchText(search: string, onSearch: (search: string) => void) {
  const [text, setText] = useState(search);
  const sent = useRef(search);
  const send = (words: string) => {
    sent.current = words.trim();
    onSearch(sent.current);
  };
  const sendSoon = useDebouncedCallback(send, 200);
  // The address can change by itself, as with a dropped filter or the browser's back.
  useEffect(() => {
    if (search === sent.current) return;
    sent.current = search;
    setText(search);
  }, [search]);
  const type = (words: string) => {
    setText(words);
    sendSoon(words);
  };
  const clear = () => {
    sendSoon.cancel();
    setText('');
    send('');
  };
  return { text, type, clear };
}
