import { LEAD_STATUSES, type LeadSource, type LeadStatus, LIMITS, normalizeText } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../context/context.ts';
import { allOf, raw, readableRows, type Sql, sql } from '../../reads/index.ts';

export interface LeadFilter {
  readonly search?: string | null;
  readonly statuses?: readonly LeadStatus[] | null;
  readonly sources?: readonly LeadSource[] | null;
}

/** The rows a filter leaves: the same for the page and for its count. */
export function leadsWhere({ statuses, sources, ...filter }: LeadFilter): Sql | null {
  const search = normalizeText(filter.search ?? '', LIMITS.searchLength);
  return allOf(
    statuses?.length ? sql`status = any(${statuses}::text[])` : null,
    sources?.length ? sql`source = any(${sources}::text[])` : null,
    search ? matches(search) : null,
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
  const byText = sql`name ilike ${contains} or email ilike ${contains} or message ilike ${contains}`;
  const spellings = spellingsOf(text).map((digits) => `%${digits}%`);
  return spellings.length > 0 ? sql`(${byText} or phone like any(${spellings}::text[]))` : sql`(${byText})`;
}

/** Stored is +442079460018; people type 020 7946 0018, 0044 20 7946 0018 and +44 (0)20 7946 0018. */
function spellingsOf(text: string): string[] {
  if (/\p{L}/u.test(text)) return [];
  const digits = text.replace('(0)', '').replace(/\D/g, '');
  return [digits, digits.replace(/^0+/, '')].filter((spelling) => spelling.length >= 3);
}
