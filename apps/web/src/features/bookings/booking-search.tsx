import { LIMITS } from '@frontdesk/domain';
import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Keys } from '../../ui/keys.tsx';
import { useShortcuts } from '../../ui/shortcut.ts';
import classes from './bookings-page.module.css';

interface Props {
  search: string;
  onChange: (search: string) => void;
}

/** The server is asked when the typing rests, and the address follows. */
export function BookingSearch({ search, onChange }: Props) {
  const [text, setText] = useState(search);
  const field = useRef<HTMLInputElement>(null);
  useShortcuts([{ keys: '/', title: 'Search the bookings', group: 'Bookings', run: () => field.current?.focus() }]);
  const sent = useRef(search);
  const send = (next: string) => {
    sent.current = next.trim();
    onChange(sent.current);
  };
  const sendSoon = useDebouncedCallback(send, 200);
  // The address can change by itself, as with the browser's back.
  useEffect(() => {
    if (search === sent.current) return;
    sent.current = search;
    setText(search);
  }, [search]);
  const clear = () => {
    setText('');
    send('');
    field.current?.focus();
  };
  return (
    <TextInput
      ref={field}
      className={classes.search}
      type="search"
      aria-label="Search bookings"
      placeholder="Search by name, number or e-mail"
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text ? <CloseButton size="sm" aria-label="Clear the search" onClick={clear} /> : <Keys keys="/" />}
      maxLength={LIMITS.searchLength}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        sendSoon(event.currentTarget.value);
      }}
    />
  );
}
