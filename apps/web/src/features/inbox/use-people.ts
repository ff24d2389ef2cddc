import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useMemo } from 'react';
import { InboxPeopleDocument } from '../../gql/inbox-people.ts';
import { useWorkspace } from '../../session/workspace.tsx';

/** What to call a member: a message and a conversation know only the id. */
export type NameOf = (memberId: string) => string;

export function usePeople(): NameOf {
  const { viewer } = useWorkspace();
  const { data } = useQuery(InboxPeopleDocument, { variables: { first: LIMITS.pageSizeMax } });
  return useMemo(() => {
    const names = new Map(data?.members.edges.map(({ node }) => [node.id, node.name]));
    return (memberId) => (memberId === viewer.memberId ? 'You' : (names.get(memberId) ?? 'A member'));
  }, [data, viewer.memberId]);
}
