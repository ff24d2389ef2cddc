import { LIMITS } from '@frontdesk/domain';
import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Keys } from './keys.tsx';
import { useShortcuts } from './shortcut.ts';

interface Props {
  /** What is searched for now, as the page's address has it. */
  search: string;
  onSearch: (search: string) => void;
  /** `Search the leads`, as it stands in the sheet of shortcuts. */
  label: string;
  placeholder: string;
  /** The heading of its shortcut in the sheet. */
  group: string;
  className?: string | undefined;
}

/** The server is asked when the typing rests, and the address follows. `/` goes there from anywhere on the page. */
export function SearchField({ search, onSearch, label, placeholder, group, className }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const { text, type, clear } = useSearchText(search, onSearch);
  useShortcuts([{ keys: '/', title: label, group, run: () => field.current?.focus() }]);
  const clearAndStay = () => {
    clear();
    field.current?.focus();
  };
  return (
    <TextInput
      ref={field}
      className={className}
      type="search"
      aria-label={label}
      placeholder={placeholder}
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

const REST_MS = 200;

function useSearchText(search: string, onSearch: (search: string) => void) {
  const [text, setText] = useState(search);
  const sent = useRef(search);
  const send = (words: string) => {
    sent.current = words.trim();
    onSearch(sent.current);
  };
  const sendSoon = useDebouncedCallback(send, REST_MS);
  // The address can change by itself, as with a dropped filter or the browser's back.
  useEffect(() => {
    if (search === sent.current) return;
    sendSoon.cancel();
    sent.current = search;
    setText(search);
  }, [search, sendSoon]);
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
