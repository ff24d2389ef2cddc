import { LEAD_STATUSES } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import {
  allConditions,
  filterWhere,
  matchingIds,
  raw,
  readableRows,
  type Sql,
  sql,
} from '../../../query-compiler/index.ts';
import { externalDataWhere } from '../../contacts/external-data/index.ts';
import { LeadFilter } from './graphql/lead.mutations.ts';

/** SQL condition of a lead filter, or null if the filter is empty. Used for both lists and counts. */
export function leadsWhere({ ability }: Pick<WorkspaceContext, 'ability'>, filter: LeadFilter | null): Sql | null {
  const special = ({ search, isWaiting, ...external }: LeadFilter) => {
    const searched = matchingIds({ ability }, 'leads', search);
    return allConditions(
      searched && sql`id in ${searched}`,
      externalDataWhere(ability, 'Lead', external),
      isWaiting ? sql`waiting_since is not null and status = 'NEW'` : null,
    );
  };
  return filterWhere({ ability, type: LeadFilter, special }, filter);
}

/** SQL query for the number of leads per status that the API caller can read, in pipeline order. */
export const leadsByStatus = ({ ability }: Pick<WorkspaceContext, 'ability'>): Sql => sql`
  select s.status, count(l.id)::int as count, s.position
    from unnest(${LEAD_STATUSES}::text[]) with ordinality s(status, position)
    left join leads l on l.status = s.status and ${readableRows(ability, 'Lead', 'l') ?? raw('true')}
   group by s.status, s.position`;
