import { LEAD_STATUSES, type LeadSource, type LeadStatus } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../context/context.ts';
import { allOf, raw, readableRows, type Sql, sql } from '../../reads/index.ts';

export interface LeadFilter {
  readonly search?: string | null;
  readonly statuses?: readonly LeadStatus[] | null;
  readonly sources?: readonly LeadSource[] | null;
}

/** The rows a filter leaves: the same for the page and for its count. */
export function leadsWhere({ search, statuses, sources }: LeadFilter): Sql | null {
  return allOf(
    statuses?.length ? sql`status = any(${statuses}::text[])` : null,
    sources?.length ? sql`source = any(${sources}::text[])` : null,
    search?.trim() ? matches(search.trim()) : null,
  );
}

/** How many leads the viewer may read have each status, in the order of the way through. */
export const leadsByStatus = ({ ability }: Pick<WorkspaceContext, 'ability'>): Sql => sql`
  select s.status, count(l.id)::int as count, s.position
    from unnest(${LEAD_STATUSES}::text[]) with ordinality s(status, position)
    left join leads l on l.status = s.status and ${readableRows(ability, 'Lead', 'l') ?? raw('true')}
   group by s.status, s.position`;

/** By name, address or message; digits are looked for in the number however they were typed. */
function matches(text: string): Sql {
  const contains = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const digits = text.replace(/\D/g, '');
  const byText = sql`name ilike ${contains} or email ilike ${contains} or message ilike ${contains}`;
  if (digits.length < 3 || /\p{L}/u.test(text)) return sql`(${byText})`;
  return sql`(${byText} or phone like ${`%${digits}%`})`;
}
