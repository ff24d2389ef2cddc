import { LEAD_STATUSES, type LeadSource, type LeadStatus } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import {
  allConditions,
  isOneOf,
  matchingIds,
  raw,
  readableRows,
  type Sql,
  sql,
} from '../../../query-compiler/index.ts';

export interface LeadFilter {
  readonly search?: string | null;
  readonly statuses?: readonly LeadStatus[] | null;
  readonly sources?: readonly LeadSource[] | null;
  readonly isWaiting?: boolean | null;
}

/** SQL condition of a lead filter, or null if the filter is empty. Used for pages and counts. */
export function leadsWhere(ctx: WorkspaceContext, { statuses, sources, search, isWaiting }: LeadFilter): Sql | null {
  const searched = matchingIds(ctx, 'leads', search);
  return allConditions(
    isOneOf('status', statuses),
    isOneOf('source', sources),
    searched && sql`id in ${searched}`,
    isWaiting ? sql`waiting_since is not null and status = 'NEW'` : null,
  );
}

/** SQL query: number of leads per status that the caller can read, in pipeline order. */
export const leadsByStatus = ({ ability }: Pick<WorkspaceContext, 'ability'>): Sql => sql`
  select s.status, count(l.id)::int as count, s.position
    from unnest(${LEAD_STATUSES}::text[]) with ordinality s(status, position)
    left join leads l on l.status = s.status and ${readableRows(ability, 'Lead', 'l') ?? raw('true')}
   group by s.status, s.position`;
