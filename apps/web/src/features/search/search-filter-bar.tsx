import { MESSAGE_AUTHORS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { NativeSelect } from '@mantine/core';
import { IconFilter, IconUser } from '@tabler/icons-react';
import { RECENT_PERIOD_OPTIONS, type RecentPeriod } from '../../lib/recent-period.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { FilterMenu } from '../../ui/filter-menu.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { KINDS_OF, type SearchFilter } from './search-filter.ts';
import { AUTHOR_TITLES, KIND_TITLES } from './search-labels.ts';
import classes from './search-page.module.css';

interface Props {
  filter: SearchFilter;
  onChange: (filter: SearchFilter) => void;
}

export function SearchFilterBar({ filter, onChange }: Props) {
  const kinds = KINDS_OF[useWorkspace().channel];
  const put = (part: Partial<SearchFilter>) => onChange({ ...filter, ...part });
  return (
    <div className={classes.bar} role="search" aria-label={t`Messages`}>
      <SearchField
        className={classes.field}
        label={t`Search messages`}
        placeholder={t`Words in messages, notes or calls`}
        group={t`Message search`}
        search={filter.search}
        onSearch={(search) => put({ search })}
      />
      {kinds.length > 1 && (
        <FilterMenu
          title={t`Kind`}
          icon={<IconFilter size={16} aria-hidden />}
          options={kinds}
          titles={KIND_TITLES}
          chosen={filter.kinds}
          onChange={(chosen) => put({ kinds: chosen })}
        />
      )}
      <FilterMenu
        title={t`Author`}
        icon={<IconUser size={16} aria-hidden />}
        options={MESSAGE_AUTHORS}
        titles={AUTHOR_TITLES}
        chosen={filter.authors}
        onChange={(authors) => put({ authors })}
      />
      <NativeSelect
        aria-label={t`Time`}
        value={filter.period}
        onChange={(event) => put({ period: event.currentTarget.value as RecentPeriod })}
        data={RECENT_PERIOD_OPTIONS}
      />
    </div>
  );
}
