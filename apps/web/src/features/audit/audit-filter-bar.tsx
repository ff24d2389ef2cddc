import { AUDIT_ACTOR_KINDS, AUDIT_ACTOR_TITLES, EVENT_NAMES, type EventName, LIMITS } from '@frontdesk/domain';
import { Button, MultiSelect, Select, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { countOf } from '../../lib/words.ts';
import { insideMain } from '../../ui/floating.ts';
import classes from './audit.module.css';
import { type AuditFilter, isFiltered, PERIOD_TITLES, PERIODS, type Period } from './audit-filter.ts';
import { wordsFor } from './audit-words.ts';

interface Props {
  filter: AuditFilter;
  onChange: (filter: AuditFilter | null) => void;
  total: number | undefined;
}

const ACTIONS = EVENT_NAMES.map((name) => ({ value: name, label: wordsFor(name) }));
const KINDS = AUDIT_ACTOR_KINDS.map((value) => ({ value, label: AUDIT_ACTOR_TITLES[value] }));
const TIMES = PERIODS.map((value) => ({ value, label: PERIOD_TITLES[value] }));

export function AuditFilterBar({ filter, onChange, total }: Props) {
  return (
    <div className={classes.bar} role="search" aria-label="Audit trail">
      <SearchField filter={filter} onChange={onChange} />
      <MultiSelect
        aria-label="Actions"
        placeholder={filter.names.length === 0 ? 'Any action' : undefined}
        data={ACTIONS}
        value={filter.names}
        onChange={(names) => onChange({ ...filter, names: names as EventName[] })}
        searchable
        clearable
        w={220}
        comboboxProps={insideMain}
      />
      <Select
        aria-label="Actor"
        placeholder="Anybody"
        data={KINDS}
        value={filter.kinds[0] ?? null}
        onChange={(kind) => onChange({ ...filter, kinds: AUDIT_ACTOR_KINDS.filter((one) => one === kind) })}
        clearable
        w={140}
        comboboxProps={insideMain}
      />
      <Select
        aria-label="Time"
        data={TIMES}
        value={filter.period}
        onChange={(period) => onChange({ ...filter, period: (period ?? 'all') as Period })}
        allowDeselect={false}
        w={150}
        comboboxProps={insideMain}
      />
      {isFiltered(filter) && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconX size={15} aria-hidden />}
          onClick={() => onChange(null)}
        >
          Clear
        </Button>
      )}
      <Text size="sm" c="dimmed" role="status">
        {total === undefined ? '' : countOf(total, 'row')}
        {filter.actorId && ', of one actor'}
        {filter.subjectId && `, about one ${filter.subjectType || 'subject'}`}
      </Text>
    </div>
  );
}

/** The server is asked when the typing rests, and the address follows. */
function SearchField({ filter, onChange }: Pick<Props, 'filter' | 'onChange'>) {
  const [text, setText] = useState(filter.search);
  const sent = useRef(filter.search);
  const sendSoon = useDebouncedCallback((search: string) => {
    sent.current = search.trim();
    onChange({ ...filter, search: sent.current });
  }, 250);
  // The address can change by itself, as with "Clear" or the browser's back.
  useEffect(() => {
    if (filter.search === sent.current) return;
    sent.current = filter.search;
    setText(filter.search);
  }, [filter.search]);
  return (
    <TextInput
      className={classes.search}
      type="search"
      aria-label="Search the trail"
      placeholder="Search by person, value or request id"
      leftSection={<IconSearch size={16} aria-hidden />}
      maxLength={LIMITS.searchLength}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        sendSoon(event.currentTarget.value);
      }}
    />
  );
}
