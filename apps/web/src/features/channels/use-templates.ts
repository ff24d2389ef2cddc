import { LIMITS } from '@frontdesk/domain';
import { TemplatesDocument } from '../../gql/templates-section.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

/** Loads the synchronized templates that match a search, page by page. */
export function useTemplates(search: string) {
  const filter = { search: search.trim() || null };
  const { data, previousData, loading, fetchMore } = useScreenQuery(TemplatesDocument, {
    first: LIMITS.pageSize,
    filter,
  });
  const shown = (data ?? previousData)?.templates;
  return {
    templates: shown?.edges.map(({ node }) => node),
    total: shown?.totalCount,
    hasMore: shown?.pageInfo.hasNextPage ?? false,
    loadingMore: loading && data !== undefined,
    onMore: () => void fetchMore({ variables: { after: shown?.pageInfo.endCursor } }),
  };
}

export type Template = NonNullable<ReturnType<typeof useTemplates>['templates']>[number];
