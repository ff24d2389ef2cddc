import {
  CAMPAIGN_ORDER_FIELDS,
  CAMPAIGN_STATES,
  type CampaignOrderField,
  type CampaignState,
  LIMITS,
} from '@frontdesk/domain';
import { firstParam, knownParams, type SearchParams } from '../../lib/search-params.ts';
import type { SortOrder } from '../../ui/sortable-header.tsx';

/** Filter and sort order of the list. Both are stored in the URL. */
export interface CampaignsFilter extends SortOrder<CampaignOrderField> {
  search: string;
  states: CampaignState[];
}

export const NO_FILTER: CampaignsFilter = { search: '', states: [], by: 'CREATED_AT', direction: 'DESC' };

export const filterFrom = (params: SearchParams): CampaignsFilter => ({
  search: firstParam(params, 'q').trim().slice(0, LIMITS.searchLength),
  states: knownParams(params, 'state', CAMPAIGN_STATES),
  by: knownParams(params, 'sort', CAMPAIGN_ORDER_FIELDS)[0] ?? 'CREATED_AT',
  direction: firstParam(params, 'dir') === 'asc' ? 'ASC' : 'DESC',
});

export const paramsFrom = ({ search, states, by, direction }: CampaignsFilter) => ({
  q: search || undefined,
  state: states,
  sort: by === 'CREATED_AT' ? undefined : by,
  dir: direction === 'ASC' ? 'asc' : undefined,
});

export const isFiltered = ({ search, states }: CampaignsFilter) => search !== '' || states.length > 0;

/** Converts the filter to the query variables. */
export const toQueryFilter = ({ search, states, by, direction }: CampaignsFilter) => ({
  filter: { search, states },
  orderBy: { field: by, direction },
});
