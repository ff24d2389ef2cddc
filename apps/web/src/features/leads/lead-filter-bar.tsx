import { LEAD_SOURCE_TITLES, LEAD_SOURCES, LEAD_STATUS_TITLES, LEAD_STATUSES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { IconDoorEnter, IconHourglass, IconProgress } from '@tabler/icons-react';
import { FilterMenu } from '../../ui/filter-menu.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { isFiltered, type LeadFilter, NO_FILTER } from './lead-filter.ts';
import classes from './lead-filter-bar.module.css';

interface Props {
  filter: LeadFilter;
  onChange: (filter: LeadFilter) => void;
}

const WAITING = ['waiting'] as const;

export function LeadFilterBar({ filter, onChange }: Props) {
  return (
    <div className={classes.bar} role="search" aria-label={t`Leads`}>
      <SearchField
        className={classes.search}
        label={t`Search leads`}
        placeholder={t`Search by name, number, email or message`}
        group={t`Leads`}
        search={filter.search}
        onSearch={(search) => onChange({ ...filter, search })}
      />
      <FilterMenu
        title={t`Status`}
        icon={<IconProgress size={16} stroke={1.7} aria-hidden />}
        options={LEAD_STATUSES}
        titles={LEAD_STATUS_TITLES}
        chosen={filter.statuses}
        onChange={(statuses) => onChange({ ...filter, statuses })}
      />
      <FilterMenu
        title={t`Source`}
        icon={<IconDoorEnter size={16} stroke={1.7} aria-hidden />}
        options={LEAD_SOURCES}
        titles={LEAD_SOURCE_TITLES}
        chosen={filter.sources}
        onChange={(sources) => onChange({ ...filter, sources })}
      />
      <FilterMenu
        title={t`First contact`}
        icon={<IconHourglass size={16} stroke={1.7} aria-hidden />}
        options={WAITING}
        titles={{ waiting: t`Waiting` }}
        chosen={filter.isWaiting ? WAITING : []}
        onChange={(chosen) => onChange({ ...filter, isWaiting: chosen.length > 0 })}
      />
      {isFiltered(filter) && (
        <Button variant="subtle" color="gray" onClick={() => onChange(NO_FILTER)}>
          {t`Clear`}
        </Button>
      )}
    </div>
  );
}
