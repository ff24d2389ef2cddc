import { CAMPAIGN_STATUS_TITLES, CAMPAIGN_STATUSES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { IconCircleDot } from '@tabler/icons-react';
import { FilterMenu } from '../../ui/filter-menu.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import classes from './campaigns.module.css';
import type { CampaignsFilter } from './campaigns-filter.ts';

interface Props {
  filter: CampaignsFilter;
  onChange: (filter: CampaignsFilter) => void;
}

export const CampaignsBar = ({ filter, onChange }: Props) => (
  <div className={classes.bar} role="search" aria-label={t`Campaigns`}>
    <SearchField
      label={t`Search campaigns`}
      placeholder={t`Search by name or creator`}
      group={t`Campaigns`}
      className={classes.search}
      search={filter.search}
      onSearch={(search) => onChange({ ...filter, search })}
    />
    <FilterMenu
      title={t`Status`}
      icon={<IconCircleDot size={16} stroke={1.7} aria-hidden />}
      options={CAMPAIGN_STATUSES}
      titles={CAMPAIGN_STATUS_TITLES}
      chosen={filter.statuses}
      onChange={(statuses) => onChange({ ...filter, statuses })}
    />
  </div>
);
