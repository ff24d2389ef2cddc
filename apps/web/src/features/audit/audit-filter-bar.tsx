import { AUDIT_ACTOR_KINDS, AUDIT_ACTOR_TITLES, EVENT_NAMES, type EventName } from '@frontdesk/domain';
import { Button, MultiSelect, Select, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { countOf } from '../../lib/format-text.ts';
import { withinMain } from '../../ui/floating.ts';
import { SearchField } from '../../ui/search-field.tsx';
import classes from './audit.module.css';
import { type AuditFilter, isFiltered, PERIOD_TITLES, PERIODS, type Period } from './audit-filter.ts';
import { eventLabel } from './audit-labels.ts';

interface Props {
  filter: AuditFilter;
  onChange: (filter: AuditFilter | null) => void;
  total: number | undefined;
}

const ACTIONS = EVENT_NAMES.map((name) => ({ value: name, label: eventLabel(name) }));
const KINDS = AUDIT_ACTOR_KINDS.map((value) => ({ value, label: AUDIT_ACTOR_TITLES[value] }));
const TIMES = PERIODS.map((value) => ({ value, label: PERIOD_TITLES[value] }));

export function AuditFilterBar({ filter, onChange, total }: Props) {
  return (
    <div className={classes.bar} role="search" aria-label="Audit log">
      <SearchField
        className={classes.search}
        label="Search audit log"
        placeholder="Search by actor, value or request ID"
        group="Audit log"
        search={filter.search}
        onSearch={(search) => onChange({ ...filter, search })}
      />
      <MultiSelect
        aria-label="Actions"
        placeholder={filter.names.length === 0 ? 'Any action' : undefined}
        data={ACTIONS}
        value={filter.names}
        onChange={(names) => onChange({ ...filter, names: names as EventName[] })}
        searchable
        clearable
        w={220}
        comboboxProps={withinMain}
      />
      <Select
        aria-label="Actor"
        placeholder="Any actor"
        data={KINDS}
        value={filter.kinds[0] ?? null}
        onChange={(kind) => onChange({ ...filter, kinds: AUDIT_ACTOR_KINDS.filter((one) => one === kind) })}
        clearable
        w={140}
        comboboxProps={withinMain}
      />
      <Select
        aria-label="Time"
        data={TIMES}
        value={filter.period}
        onChange={(period) => onChange({ ...filter, period: (period ?? 'all') as Period })}
        allowDeselect={false}
        w={150}
        comboboxProps={withinMain}
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
