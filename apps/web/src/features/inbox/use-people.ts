import type { ApolloClient } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useEffect, useMemo, useState } from 'react';
import { InboxPeopleDocument } from '../../gql/inbox-people.ts';
import type { InboxPeopleQuery } from '../../gql/types.ts';
import { useWorkspace } from '../../session/workspace.tsx';

/** What to call a member: a message and a conversation know only the id. */
export type NameOf = (memberId: string) => string;

export function usePeople(): NameOf {
  const { viewer } = useWorkspace();
  const names = useEverybody();
  return useMemo(
    () => (memberId) => (memberId === viewer.memberId ? 'You' : (names.get(memberId) ?? 'A member')),
    [names, viewer.memberId],
  );
}

type People = InboxPeopleQuery['members'];

/** The names of all members, by their ids. */
export function useEverybody(): ReadonlyMap<string, string> {
  const { data } = useQuery(InboxPeopleDocument, { variables: { first: LIMITS.pageSizeMax } });
  const rest = useFurtherPages(data?.members.pageInfo);
  return useMemo(
    () => new Map([...(data?.members.edges ?? []), ...rest].map(({ node }) => [node.id, node.name])),
    [data, rest],
  );
}

/** There may be more of them than one request can carry. */
function useFurtherPages({ hasNextPage, endCursor }: Partial<People['pageInfo']> = {}): People['edges'] {
  const client = useApolloClient();
  const [rest, setRest] = useState<People['edges']>([]);
  useEffect(() => {
    if (!hasNextPage) return;
    let isGone = false;
    readNextPages(client, endCursor ?? null)
      .then((edges) => isGone || setRest(edges))
      // Whoever is not here stays "A member".
      .catch(() => {});
    return () => {
      isGone = true;
    };
  }, [client, hasNextPage, endCursor]);
  return rest;
}

/** Beside the cache: whoever else reads the list of members begins it anew at any time, and would leave a gap in it. */
async function readNextPages(client: ApolloClient, after: string | null): Promise<People['edges']> {
  const variables = { first: LIMITS.pageSizeMax, after };
  const { data } = await client.query({ query: InboxPeopleDocument, variables, fetchPolicy: 'no-cache' });
  if (!data) return [];
  const { edges, pageInfo } = data.members;
  return pageInfo.hasNextPage ? [...edges, ...(await readNextPages(client, pageInfo.endCursor))] : edges;
}
