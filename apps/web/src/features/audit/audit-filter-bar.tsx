import { AUDIT_ACTOR_KINDS, AUDIT_ACTOR_TITLES, EVENT_NAMES, type EventName } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Button, MultiSelect, Select, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { RECENT_PERIOD_OPTIONS, type RecentPeriod } from '../../lib/recent-period.ts';
import { withinMain } from '../../ui/floating.ts';
import { SearchField } from '../../ui/search-field.tsx';
import classes from './audit.module.css';
import { type AuditFilter, isFiltered } from './audit-filter.ts';
import { eventLabel } from './audit-labels.ts';

interface Props {
  filter: AuditFilter;
  onChange: (filter: AuditFilter | null) => void;
  total: number | undefined;
}

const ACTIONS = EVENT_NAMES.map((name) => ({ value: name, label: eventLabel(name) }));
const KINDS = AUDIT_ACTOR_KINDS.map((value) => ({ value, label: AUDIT_ACTOR_TITLES[value] }));

export function AuditFilterBar({ filter, onChange, total }: Props) {
  return (
    <div className={classes.bar} role="search" aria-label={t`Audit log`}>
      <SearchField
        className={classes.search}
        label={t`Search audit log`}
        placeholder={t`Search by actor, value or request ID`}
        group={t`Audit log`}
        search={filter.search}
        onSearch={(search) => onChange({ ...filter, search })}
      />
      <MultiSelect
        aria-label={t`Actions`}
        placeholder={filter.names.length === 0 ? t`Any action` : undefined}
        data={ACTIONS}
        value={filter.names}
        onChange={(names) => onChange({ ...filter, names: names as EventName[] })}
        searchable
        clearable
        w={220}
        comboboxProps={withinMain}
      />
      <Select
        aria-label={t`Actor`}
        placeholder={t`Any actor`}
        data={KINDS}
        value={filter.kinds[0] ?? null}
        onChange={(kind) => onChange({ ...filter, kinds: AUDIT_ACTOR_KINDS.filter((one) => one === kind) })}
        clearable
        w={140}
        comboboxProps={withinMain}
      />
      <Select
        aria-label={t`Time`}
        data={RECENT_PERIOD_OPTIONS}
        value={filter.period}
        onChange={(period) => onChange({ ...filter, period: (period ?? 'all') as RecentPeriod })}
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
          {t`Clear`}
        </Button>
      )}
      <Text size="sm" c="dimmed" role="status">
        {[
          total === undefined ? '' : plural(total, { one: '# row', other: '# rows' }),
          filter.actorId && t`by one actor`,
          filter.subjectId && (filter.subjectType ? t`about one ${filter.subjectType}` : t`about one record`),
        ]
          .filter(Boolean)
          .join(', ')}
      </Text>
    </div>
  );
}
