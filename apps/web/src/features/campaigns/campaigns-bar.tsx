import { CAMPAIGN_STATE_TITLES, CAMPAIGN_STATES, LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconCircleDot, IconSearch } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { FilterMenu } from '../../ui/filter-menu.tsx';
import { Keys } from '../../ui/keys.tsx';
import classes from './campaigns.module.css';
import type { CampaignsFilter } from './campaigns-filter.ts';

interface Props {
  filter: CampaignsFilter;
  onChange: (filter: CampaignsFilter) => void;
  searchRef: RefObject<HTMLInputElement | null>;
}

export const CampaignsBar = ({ filter, onChange, searchRef }: Props) => (
  <div className={classes.bar} role="search" aria-label={t`Campaigns`}>
    <SearchField filter={filter} onChange={onChange} searchRef={searchRef} />
    <FilterMenu
      title={t`Status`}
      icon={<IconCircleDot size={16} stroke={1.7} aria-hidden />}
      options={CAMPAIGN_STATES}
      titles={CAMPAIGN_STATE_TITLES}
      chosen={filter.states}
      onChange={(states) => onChange({ ...filter, states })}
    />
  </div>
);

/** Search field. Updates the URL, and with it the query, after a pause in typing. */
function SearchField({ filter, onChange, searchRef }: Props) {
  const [text, setText] = useState(filter.search);
  const sent = useRef(filter.search);
  const send = (search: string) => {
    sent.current = search.trim();
    onChange({ ...filter, search: sent.current });
  };
  const sendSoon = useDebouncedCallback(send, 200);
  // The URL can also change through “Show all campaigns” or the back button. The field then shows the search text of
  // the URL.
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
      aria-label={t`Search campaigns`}
      placeholder={t`Search by name or creator`}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text ? <CloseButton size="sm" aria-label={t`Clear search`} onClick={clear} /> : <Keys keys="/" />}
      maxLength={LIMITS.searchLength}
      value={text}
      onChange={({ currentTarget: { value } }) => {
        setText(value);
        sendSoon(value);
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape' && text) clear();
      }}
    />
  );
}
