import { LIMITS } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { raw, readableRows, type Sql, sql } from '../../../query-compiler/index.ts';

/** SQL query: the most used tags of the contacts that the caller can read, at most one hundred. */
export const contactTags = ({ ability }: Pick<WorkspaceContext, 'ability'>): Sql => sql`
  select tag, count(*)::int as count, row_number() over (order by count(*) desc, tag) as position
    from contacts c, unnest(c.tags) tag where ${readableRows(ability, 'Contact', 'c') ?? raw('true')}
   group by tag order by count(*) desc, tag limit ${raw(String(LIMITS.pageSizeMax))}`;
