import {
  CONTACT_ORDERS,
  CONTACT_STANDINGS,
  type ContactOrder,
  type ContactStanding,
  LIMITS,
  normalizeTag,
  type SortDirection,
} from '@frontdesk/domain';
import { firstParam, knownParams, type SearchParams } from '../../lib/search-params.ts';

export const COLUMNS = ['phone', 'email', 'company', 'tags', 'standing', 'created'] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** What the list shows and how; it lives in the address, so that it can be kept, shared and gone back to. */
export interface ContactFilter {
  search: string;
  tags: string[];
  standings: ContactStanding[];
  consented: boolean | null;
  by: ContactOrder;
  direction: SortDirection;
  /** Columns beside the name, in their order; null: those that the viewer has chosen for themselves. */
  columns: ColumnName[] | null;
}

export const NO_FILTER: ContactFilter = {
  search: '',
  tags: [],
  standings: [],
  consented: null,
  by: 'CREATED_AT',
  direction: 'DESC',
  columns: null,
};

export function filterFrom(params: SearchParams): ContactFilter {
  const [by = 'CREATED_AT'] = knownParams(params, 'sort', CONTACT_ORDERS);
  const consent = firstParam(params, 'consent');
  return {
    search: firstParam(params, 'q').trim().slice(0, LIMITS.searchLength),
    tags: [params.tag ?? []]
      .flat()
      .filter((tag) => normalizeTag(tag) === tag)
      .slice(0, LIMITS.tags),
    standings: knownParams(params, 'standing', CONTACT_STANDINGS),
    consented: consent === 'yes' ? true : consent === 'no' ? false : null,
    by,
    direction: firstParam(params, 'dir') === 'asc' ? 'ASC' : 'DESC',
    columns: 'col' in params ? columnsFrom([params.col ?? []].flat()) : null,
  };
}

/** Each that is known, once; a word that is none, as `none`, leaves the name alone. */
export const columnsFrom = (words: readonly string[]): ColumnName[] =>
  [...new Set(words)].flatMap((word) => COLUMNS.find((name) => name === word) ?? []);

export const paramsFrom = ({ search, tags, standings, consented, by, direction, columns }: ContactFilter) => ({
  q: search || undefined,
  tag: tags,
  standing: standings,
  consent: consented === null ? undefined : consented ? 'yes' : 'no',
  sort: by === 'CREATED_AT' ? undefined : by,
  dir: direction === 'ASC' ? 'asc' : undefined,
  col: columns?.length === 0 ? 'none' : (columns ?? undefined),
});

export const isFiltered = ({ search, tags, standings, consented }: ContactFilter) =>
  search !== '' || tags.length > 0 || standings.length > 0 || consented !== null;

/** What the server is asked. */
export const toQueryFilter = ({ search, tags, standings, consented, by, direction }: ContactFilter) => ({
  filter: { search, tags, standings, consented },
  sort: { by, direction },
});
