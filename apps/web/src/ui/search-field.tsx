import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Keys } from './keys.tsx';
import { useShortcuts } from './shortcut.ts';

interface Props {
  /** Current search text, which is stored in the URL. */
  search: string;
  onSearch: (search: string) => void;
  /** Accessible name of the field, and title of its keyboard shortcut, for example `Search leads`. */
  label: string;
  placeholder: string;
  /** Group of the field's keyboard shortcut in the list of shortcuts. */
  group: string;
  className?: string | undefined;
}

/** Search field. Calls `onSearch` when the user pauses typing. The `/` key focuses the field. */
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
        text ? <CloseButton size="sm" aria-label={t`Clear search`} onClick={clearAndStay} /> : <Keys keys="/" />
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
  // The URL can also change when a filter is removed or the back button is pressed. The field then shows the search
  // text of the URL.
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
