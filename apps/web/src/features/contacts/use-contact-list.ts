import { LIMITS } from '@frontdesk/domain';
import { ContactsPageDocument } from '../../gql/contacts-page.ts';
import type { ContactsPageQuery } from '../../gql/types.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { type ContactFilter, toQueryFilter } from './contact-filter.ts';

export type ListedContact = ContactsPageQuery['contacts']['edges'][number]['node'];

/** Loads the contacts that match a filter page by page, in the given order. */
export function useContactList(filter: ContactFilter) {
  const variables = { ...toQueryFilter(filter), first: LIMITS.pageSize };
  const query = useScreenQuery(ContactsPageDocument, variables);
  const { data, previousData, loading } = query;
  const shown = data ?? previousData;
  const { paging } = usePages(shown?.contacts, query);

  return {
    createPermission: shown?.workspace.viewerCan.createContacts,
    importPermission: shown?.workspace.viewerCan.importContacts,
    contacts: shown?.contacts.edges.map(({ node }) => node),
    /** Whether the rows belong to the previous filter because the rows for the current filter are still loading. */
    stale: loading && !data && previousData !== undefined,
    paging,
  };
}
