import { KNOWLEDGE_SOURCE_KINDS, LIMITS, WRITTEN_SOURCE_KINDS } from '@frontdesk/domain';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { usePathParam, useSearchParams } from '../../app/address.ts';
import { paths } from '../../app/paths.ts';
import { KnowledgeSourcesPageDocument } from '../../gql/knowledge-sources-page.ts';
import { firstParam, knownParams, type SearchParams } from '../../lib/search-params.ts';
import { usePages } from '../../session/use-pages.ts';
import { useRefetchSoon } from '../../session/use-refetch-soon.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { isBeingRead, type SourceKind } from './source-labels.ts';

/** Filter of the list. The filter is stored in the URL. */
export interface SourceFilter {
  search: string;
  /** Kind of the listed sources. Null if sources of all kinds are listed. */
  kind: SourceKind | null;
}

/** The source that is open in the dialog: an existing source, a new source, or none. */
export type OpenSource = { id: string } | { kind: AddedKind } | null;

/** Kinds of sources that can be added with a form. */
const ADDED_KINDS = [...WRITTEN_SOURCE_KINDS, 'WEB_PAGE'] as const;
export type AddedKind = (typeof ADDED_KINDS)[number];

const filterFrom = (params: SearchParams): SourceFilter => ({
  search: firstParam(params, 'q').trim().slice(0, LIMITS.searchLength),
  kind: knownParams(params, 'kind', KNOWLEDGE_SOURCE_KINDS)[0] ?? null,
});

const paramsFrom = ({ search, kind }: SourceFilter) => ({ q: search || undefined, kind: kind ?? undefined });

export const isFiltered = ({ search, kind }: SourceFilter) => search !== '' || kind !== null;

/** Returns the filter and the open source from the URL, and functions that change them. */
export function useSourceAddress() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const { slug: workspace } = useWorkspace();
  const sourceId = usePathParam('sourceId');
  const signature = JSON.stringify(filterFrom(params));
  // Return the same object for equal filters, so that effects and queries that depend on the filter do not run again.
  const filter = useMemo(() => JSON.parse(signature) as SourceFilter, [signature]);
  const added = knownParams(params, 'add', ADDED_KINDS)[0];
  const list = paths.knowledgeSources({ workspace });
  const stay = { replace: true, resetScroll: false };
  const openSource: OpenSource = sourceId ? { id: sourceId } : added ? { kind: added } : null;
  return {
    filter,
    openSource,
    setFilter: (next: SourceFilter) => void navigate({ to: '.', search: paramsFrom(next), ...stay }),
    add: (kind: AddedKind) =>
      void navigate({ to: list, search: { ...paramsFrom(filter), add: kind }, resetScroll: false }),
    close: () => void navigate({ to: list, search: paramsFrom(filter), resetScroll: false }),
    linkTo: (source: string) => ({
      to: paths.knowledgeSource({ workspace, source }),
      search: paramsFrom(filter),
      resetScroll: false,
    }),
  };
}

/** Loads the sources that match a filter page by page, newest first. Polls while a source is being read. */
export function useSources({ search, kind }: SourceFilter) {
  const query = useScreenQuery(KnowledgeSourcesPageDocument, {
    first: LIMITS.pageSize,
    filter: { search: search || null, kinds: kind && [kind] },
  });
  const list = (query.data ?? query.previousData)?.knowledgeSources;
  const rows = list?.edges.map(({ node }) => node);
  const { paging, refresh } = usePages(list, query);
  useRefetchSoon(rows?.some(isBeingRead) ?? false, refresh);
  return { rows, ...paging };
}
