import {
  type Channel,
  LIMITS,
  MESSAGE_AUTHORS,
  type MessageAuthor,
  SEARCH_KINDS,
  SEARCH_LENGTH_MIN,
  type SearchKind,
} from '@frontdesk/domain';
import type { SearchResultFilter } from '../../gql/types.ts';
import { inRecentPeriod, RECENT_PERIODS, type RecentPeriod } from '../../lib/recent-period.ts';
import { firstParam, knownParams, type SearchParams } from '../../lib/search-params.ts';

/** Words and conditions of a search in messages. Stored in the URL. */
export interface SearchFilter {
  readonly search: string;
  /** Kinds of the texts. An empty list matches all kinds. */
  readonly kinds: readonly SearchKind[];
  /** Authors of the texts. An empty list matches all authors. */
  readonly authors: readonly MessageAuthor[];
  readonly period: RecentPeriod;
}

export const filterFrom = (params: SearchParams): SearchFilter => ({
  search: firstParam(params, 'q').trim().slice(0, LIMITS.searchLength),
  kinds: knownParams(params, 'kinds', SEARCH_KINDS),
  authors: knownParams(params, 'authors', MESSAGE_AUTHORS),
  period: knownParams(params, 'time', RECENT_PERIODS)[0] ?? 'all',
});

export const paramsFrom = ({ search, kinds, authors, period }: SearchFilter) => ({
  q: search || undefined,
  kinds,
  authors,
  time: period === 'all' ? undefined : period,
});

/** Kinds of the texts that the pages of a workspace show, by its channel. */
export const KINDS_OF: Record<Channel, readonly SearchKind[]> = { WHATSAPP: ['MESSAGE', 'NOTE'], VOICE: ['CALL_TURN'] };

/** Whether the words are long enough for the server. */
export const isLongEnough = ({ search }: SearchFilter) => [...search].length >= SEARCH_LENGTH_MIN;

/** Converts the filter to the query variables. */
export const toQueryFilter = ({ kinds, authors, period }: SearchFilter, now: number): SearchResultFilter => ({
  kinds: [...kinds],
  authors: [...authors],
  occurredAt: inRecentPeriod(period, now),
});
