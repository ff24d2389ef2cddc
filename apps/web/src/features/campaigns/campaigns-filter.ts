import {
  CAMPAIGN_ORDER_FIELDS,
  CAMPAIGN_STATUSES,
  type CampaignOrderField,
  type CampaignStatus,
  LIMITS,
} from '@frontdesk/domain';
import { firstParam, knownParams, type SearchParams } from '../../lib/search-params.ts';
import type { SortOrder } from '../../ui/sortable-header.tsx';

/** Filter and sort order of the list. Both are stored in the URL. */
export interface CampaignsFilter extends SortOrder<CampaignOrderField> {
  search: string;
  statuses: CampaignStatus[];
}

export const NO_FILTER: CampaignsFilter = { search: '', statuses: [], by: 'CREATED_AT', direction: 'DESC' };

export const filterFrom = (params: SearchParams): CampaignsFilter => ({
  search: firstParam(params, 'q').trim().slice(0, LIMITS.searchLength),
  statuses: knownParams(params, 'status', CAMPAIGN_STATUSES),
  by: knownParams(params, 'sort', CAMPAIGN_ORDER_FIELDS)[0] ?? 'CREATED_AT',
  direction: firstParam(params, 'dir') === 'asc' ? 'ASC' : 'DESC',
});

export const paramsFrom = ({ search, statuses, by, direction }: CampaignsFilter) => ({
  q: search || undefined,
  status: statuses,
  sort: by === 'CREATED_AT' ? undefined : by,
  dir: direction === 'ASC' ? 'asc' : undefined,
});

export const isFiltered = ({ search, statuses }: CampaignsFilter) => search !== '' || statuses.length > 0;

/** Converts the filter to the query variables. */
export const toQueryFilter = ({ search, statuses, by, direction }: CampaignsFilter) => ({
  filter: { search, statuses },
  orderBy: { field: by, direction },
});
