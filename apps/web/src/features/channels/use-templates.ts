import { LIMITS } from '@frontdesk/domain';
import { TemplatesDocument } from '../../gql/templates-section.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

/** Loads the synchronized templates that match a search, page by page. */
export function useTemplates(search: string) {
  const filter = { search: search.trim() || null };
  const query = useScreenQuery(TemplatesDocument, { first: LIMITS.pageSize, filter });
  const list = (query.data ?? query.previousData)?.templates;
  return { templates: list?.edges.map(({ node }) => node), ...usePages(list, query).paging };
}

export type Template = NonNullable<ReturnType<typeof useTemplates>['templates']>[number];
