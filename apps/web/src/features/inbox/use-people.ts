import type { ApolloClient } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { useEffect, useMemo, useState } from 'react';
import { InboxPeopleDocument } from '../../gql/inbox-people.ts';
import type { InboxPeopleQuery } from '../../gql/types.ts';
import { useWorkspace } from '../../session/workspace.tsx';

/** Returns the display name of a member. Messages and conversations contain only member ids. */
export type NameOf = (memberId: string) => string;

export function usePeople(): NameOf {
  const { viewer } = useWorkspace();
  const members = useMembers();
  return useMemo(
    () => (memberId) => (memberId === viewer.memberId ? t`You` : (members.get(memberId)?.name ?? t`Former member`)),
    [members, viewer.memberId],
  );
}

type People = InboxPeopleQuery['members'];

/** Returns all members by id. The map is incomplete while further pages load. */
export function useMembers(): ReadonlyMap<string, People['edges'][number]['node']> {
  const { data } = useQuery(InboxPeopleDocument, { variables: { first: LIMITS.pageSizeMax } });
  const rest = useFurtherPages(data?.members.pageInfo);
  return useMemo(
    () => new Map([...(data?.members.edges ?? []), ...rest].map(({ node }) => [node.id, node])),
    [data, rest],
  );
}

/** Returns the members of all further pages. Empty until the last page is loaded. */
function useFurtherPages({ hasNextPage, endCursor }: Partial<People['pageInfo']> = {}): People['edges'] {
  const client = useApolloClient();
  const [rest, setRest] = useState<People['edges']>([]);
  useEffect(() => {
    if (!hasNextPage) return;
    let isGone = false;
    readNextPages(client, endCursor ?? null)
      .then((edges) => isGone || setRest(edges))
      // If the request fails, members of further pages are shown as "Former member".
      .catch(() => {});
    return () => {
      isGone = true;
    };
  }, [client, hasNextPage, endCursor]);
  return rest;
}

/**
 * Loads the remaining pages. Bypasses the cache, because other queries of the member list can replace the cached pages.
 */
async function readNextPages(client: ApolloClient, after: string | null): Promise<People['edges']> {
  const variables = { first: LIMITS.pageSizeMax, after };
  const { data } = await client.query({ query: InboxPeopleDocument, variables, fetchPolicy: 'no-cache' });
  if (!data) return [];
  const { edges, pageInfo } = data.members;
  return pageInfo.hasNextPage ? [...edges, ...(await readNextPages(client, pageInfo.endCursor))] : edges;
}
