import type { ApolloCache } from '@apollo/client';
import { LIMITS } from '@frontdesk/domain';
import { LeadTable_LeadFragmentDoc } from '../../gql/lead-table.ts';
import { LeadsPageDocument } from '../../gql/leads-page.ts';
import type { LeadFilter } from './lead-filter.ts';

const listOf = (filter: LeadFilter) => ({
  query: LeadsPageDocument,
  // The page size is not part of the cache key, so this query finds lists of any length.
  variables: { filter, first: LIMITS.pageSize },
});

/** Adds a cached lead to the top of a list, unless the list contains it. */
export function addToList(cache: ApolloCache, filter: LeadFilter, id: string): void {
  const lead = cache.readFragment({ fragment: LeadTable_LeadFragmentDoc, from: { __typename: 'Lead', id } });
  if (!lead) return;
  cache.updateQuery(listOf(filter), (page) => {
    if (!page || page.leads.edges.some(({ node }) => node.id === id)) return page;
    const edge = { __typename: 'LeadEdge' as const, cursor: '', node: lead };
    const { edges, totalCount } = page.leads;
    return { ...page, leads: { ...page.leads, edges: [edge, ...edges], totalCount: totalCount + 1 } };
  });
}

/** Removes a deleted lead from a list and from the cache. */
export function removeFromList(cache: ApolloCache, filter: LeadFilter, id: string): void {
  cache.updateQuery(listOf(filter), (page) => {
    if (!page?.leads.edges.some(({ node }) => node.id === id)) return page;
    const edges = page.leads.edges.filter(({ node }) => node.id !== id);
    return { ...page, leads: { ...page.leads, edges, totalCount: page.leads.totalCount - 1 } };
  });
  cache.evict({ id: cache.identify({ __typename: 'Lead', id }) });
  cache.gc();
}

/** Returns the number of cached leads in a list. 0 if the list is not cached. */
export const lengthOfList = (cache: ApolloCache, filter: LeadFilter): number =>
  cache.readQuery(listOf(filter))?.leads.edges.length ?? 0;
