import { LOGGED_PROVIDERS, PROVIDER_LOG_DIRECTIONS, PROVIDER_LOG_STATUSES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, NativeSelect, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { RECENT_PERIOD_OPTIONS, type RecentPeriod } from '../../lib/recent-period.ts';
import { SearchField } from '../../ui/search-field.tsx';
import classes from './provider-log.module.css';
import { isFiltered, type ProviderLogFilter } from './provider-log-filter.ts';
import { DIRECTION_TITLES, providerTitle, STATUS_LABELS } from './provider-log-labels.ts';

interface Props {
  filter: ProviderLogFilter;
  onChange: (filter: ProviderLogFilter | null) => void;
}

const ALL = '';
const PROVIDERS = LOGGED_PROVIDERS.map((value) => ({ value, label: providerTitle(value) }));
const DIRECTIONS = PROVIDER_LOG_DIRECTIONS.map((value) => ({ value, label: DIRECTION_TITLES[value] }));
const STATUSES = PROVIDER_LOG_STATUSES.map((value) => ({ value, label: STATUS_LABELS[value].title }));

export function ProviderLogFilterBar({ filter, onChange }: Props) {
  const put = (part: Partial<ProviderLogFilter>) => onChange({ ...filter, ...part });
  return (
    <div className={classes.bar} role="search" aria-label={t`Provider log`}>
      <SearchField
        className={classes.search}
        label={t`Search provider log`}
        placeholder={t`Search by path, ID or error`}
        group={t`Provider log`}
        search={filter.search}
        onSearch={(search) => put({ search })}
      />
      <NativeSelect
        aria-label={t`Provider`}
        className={classes.choice}
        value={filter.providers[0] ?? ALL}
        onChange={({ currentTarget: { value } }) => put({ providers: LOGGED_PROVIDERS.filter((one) => one === value) })}
        data={[{ value: ALL, label: t`Any provider` }, ...PROVIDERS]}
      />
      <NativeSelect
        aria-label={t`Direction`}
        className={classes.choice}
        value={filter.directions[0] ?? ALL}
        onChange={({ currentTarget: { value } }) =>
          put({ directions: PROVIDER_LOG_DIRECTIONS.filter((one) => one === value) })
        }
        data={[{ value: ALL, label: t`Both directions` }, ...DIRECTIONS]}
      />
      <NativeSelect
        aria-label={t`Status`}
        className={classes.choice}
        value={filter.statuses[0] ?? ALL}
        onChange={({ currentTarget: { value } }) =>
          put({ statuses: PROVIDER_LOG_STATUSES.filter((one) => one === value) })
        }
        data={[{ value: ALL, label: t`Any status` }, ...STATUSES]}
      />
      <NativeSelect
        aria-label={t`Time`}
        className={classes.choice}
        value={filter.period}
        onChange={(event) => put({ period: event.currentTarget.value as RecentPeriod })}
        data={RECENT_PERIOD_OPTIONS}
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
      {filter.subject && (
        <Text size="sm" c="dimmed" role="status">
          {t`Only requests about one record`}
        </Text>
      )}
    </div>
  );
}
