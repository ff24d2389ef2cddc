import {
  CONTACT_ORDER_FIELDS,
  CONTACT_REACHABILITIES,
  type ContactOrderField,
  type ContactReachability,
  LIMITS,
  normalizeTag,
  type SortDirection,
} from '@frontdesk/domain';
import { firstParam, knownParams, type SearchParams } from '../../lib/search-params.ts';

export const COLUMNS = ['phone', 'email', 'company', 'tags', 'reachability', 'created'] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** Filter and sort order of the list. Stored in the URL, so that users can save and share the list. */
export interface ContactFilter {
  search: string;
  tags: string[];
  reachability: ContactReachability[];
  consented: boolean | null;
  by: ContactOrderField;
  direction: SortDirection;
  /** Visible columns, in display order. Null if the columns that the viewer stored in this browser apply. */
  columns: ColumnName[] | null;
}

export const NO_FILTER: ContactFilter = {
  search: '',
  tags: [],
  reachability: [],
  consented: null,
  by: 'CREATED_AT',
  direction: 'DESC',
  columns: null,
};

export function filterFrom(params: SearchParams): ContactFilter {
  const [by = 'CREATED_AT'] = knownParams(params, 'sort', CONTACT_ORDER_FIELDS);
  const consent = firstParam(params, 'consent');
  return {
    search: firstParam(params, 'q').trim().slice(0, LIMITS.searchLength),
    tags: [params.tag ?? []]
      .flat()
      .filter((tag) => normalizeTag(tag) === tag)
      .slice(0, LIMITS.tags),
    reachability: knownParams(params, 'reachability', CONTACT_REACHABILITIES),
    consented: consent === 'yes' ? true : consent === 'no' ? false : null,
    by,
    direction: firstParam(params, 'dir') === 'asc' ? 'ASC' : 'DESC',
    columns: 'col' in params ? columnsFrom([params.col ?? []].flat()) : null,
  };
}

/**
 * Returns the known columns without duplicates. Unknown values are ignored, so that `none` leaves only the name column.
 */
export const columnsFrom = (words: readonly string[]): ColumnName[] =>
  [...new Set(words)].flatMap((word) => COLUMNS.find((name) => name === word) ?? []);

export const paramsFrom = ({ search, tags, reachability, consented, by, direction, columns }: ContactFilter) => ({
  q: search || undefined,
  tag: tags,
  reachability: reachability,
  consent: consented === null ? undefined : consented ? 'yes' : 'no',
  sort: by === 'CREATED_AT' ? undefined : by,
  dir: direction === 'ASC' ? 'asc' : undefined,
  col: columns?.length === 0 ? 'none' : (columns ?? undefined),
});

export const isFiltered = ({ search, tags, reachability, consented }: ContactFilter) =>
  search !== '' || tags.length > 0 || reachability.length > 0 || consented !== null;

/** Converts the filter to the query variables. */
export const toQueryFilter = ({ search, tags, reachability, consented, by, direction }: ContactFilter) => ({
  filter: { search, tags, reachability, consented },
  orderBy: { field: by, direction },
});
