import { LIMITS } from '@frontdesk/domain';
import { useState } from 'react';
import { ContactsPageDocument } from '../../gql/contacts-page.ts';
import type { ContactsPageQuery } from '../../gql/types.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { type ContactFilter, toQueryFilter } from './contact-filter.ts';

export type ListedContact = ContactsPageQuery['contacts']['edges'][number]['node'];

/** Loads the contacts that match a filter page by page, in the given order. */
export function useContactList(filter: ContactFilter) {
  const [loadingMore, setLoadingMore] = useState(false);
  const [moreFailed, setMoreFailed] = useState(false);
  const variables = { ...toQueryFilter(filter), first: LIMITS.pageSize };
  const { data, previousData, loading, fetchMore } = useScreenQuery(ContactsPageDocument, variables);
  const shown = data ?? previousData;

  async function more() {
    setLoadingMore(true);
    setMoreFailed(false);
    try {
      await fetchMore({ variables: { after: shown?.contacts.pageInfo.endCursor } });
    } catch {
      setMoreFailed(true);
    } finally {
      setLoadingMore(false);
    }
  }

  return {
    createPermission: shown?.workspace.viewerCan.createContacts,
    importPermission: shown?.workspace.viewerCan.importContacts,
    contacts: shown?.contacts.edges.map(({ node }) => node),
    total: shown?.contacts.totalCount,
    hasMore: shown?.contacts.pageInfo.hasNextPage ?? false,
    /** Whether the rows belong to the previous filter because the current filter is still loading. */
    stale: loading && !data && previousData !== undefined,
    loadingMore,
    moreFailed,
    more,
  };
}
