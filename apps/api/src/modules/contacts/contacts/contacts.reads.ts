import { type ContactReachability, LIMITS, normalizeTag } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { badInput } from '../../../errors/denials.ts';
import {
  allConditions,
  filterWhere,
  join,
  maskTextList,
  matchingIds,
  raw,
  readableRows,
  type Sql,
  sql,
} from '../../../query-compiler/index.ts';
import { externalDataWhere } from '../external-data/index.ts';
import { type ContactConditions, ContactFilter } from './graphql/contact.mutations.ts';

export type { ContactFilter };

type Viewer = Pick<WorkspaceContext, 'ability'>;

/**
 * SQL condition of a contact filter, or null if the filter is empty. Used for lists, counts, bulk changes and exports.
 */
export const contactsWhere = ({ ability }: Viewer, filter: ContactFilter | null): Sql | null =>
  filterWhere(
    {
      ability,
      type: ContactFilter,
      special: (one) => allConditions(conditionsWhere({ ability }, one), externalDataWhere(ability, 'Contact', one)),
    },
    filter,
  );

/** SQL condition for the parts of a filter that have no comparator, or null if there are none. */
function conditionsWhere(viewer: Viewer, { search, tags, reachability, consented }: ContactConditions): Sql | null {
  return allConditions(
    matchesSearch(viewer, search),
    tags?.length ? sql`${maskTextList(viewer.ability, raw('tags'))} @> ${validateTags(tags)}::text[]` : null,
    matchesReachability(reachability),
    consented == null ? null : raw(consented ? 'consent_at is not null' : 'consent_at is null'),
  );
}

/** SQL condition that searches the texts of a contact. Null if the search text is empty. */
function matchesSearch(viewer: Viewer, typed: string | null | undefined): Sql | null {
  const ids = matchingIds(viewer, 'contacts', typed);
  return ids && sql`id in ${ids}`;
}

/** Normalizes the tags of a filter. Throws BAD_USER_INPUT if a tag is invalid or there are too many tags. */
function validateTags(tags: readonly string[]): string[] {
  if (tags.length > LIMITS.tags) throw badInput(`Filter by up to ${LIMITS.tags} tags.`, 'tags');
  return tags.map((tag) => {
    const normalized = normalizeTag(tag);
    if (normalized === null) throw badInput('This is not a valid tag.', 'tags');
    return normalized;
  });
}

const OPTED_OUT = 'id in (select opt_outs.contact_id from opt_outs)';

const REACHABILITY_SQL: Readonly<Record<ContactReachability, string>> = {
  REACHABLE: `(blocked_at is null and not ${OPTED_OUT})`,
  OPTED_OUT: `(blocked_at is null and ${OPTED_OUT})`,
  BLOCKED: 'blocked_at is not null',
};

function matchesReachability(reachability: readonly ContactReachability[] | null | undefined): Sql | null {
  if (!reachability?.length) return null;
  return sql`(${join(
    reachability.map((one) => raw(REACHABILITY_SQL[one])),
    ' or ',
  )})`;
}

/** SQL query for up to one hundred of the most used tags of the contacts that the API caller can read. */
export const contactTags = ({ ability }: Pick<WorkspaceContext, 'ability'>): Sql => sql`
  select tag, count(*)::int as count, row_number() over (order by count(*) desc, tag) as position
    from contacts c, unnest(c.tags) tag where ${readableRows(ability, 'Contact', 'c') ?? raw('true')}
   group by tag order by count(*) desc, tag limit ${raw(String(LIMITS.pageSizeMax))}`;
