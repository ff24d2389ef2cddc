import { LIMITS } from '@frontdesk/domain';
import { useState } from 'react';
import { MembersPageDocument } from '../../gql/members-page.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';

type List = 'members' | 'invitations';

/** Members, and invitations for viewers who can see them, each with pagination. */
export function useMembers() {
  const invitations = useCan('read', 'Invitation');
  const [loadingMore, setLoadingMore] = useState<List | null>(null);
  const { data, fetchMore } = useScreenQuery(MembersPageDocument, {
    first: LIMITS.pageSize,
    members: true,
    invitations,
  });
  const pageOf = (list: List) => ({
    total: data?.[list]?.totalCount,
    hasMore: data?.[list]?.pageInfo.hasNextPage ?? false,
    loadingMore: loadingMore === list,
    onMore: () => {
      setLoadingMore(list);
      const after = { [`${list}After`]: data?.[list]?.pageInfo.endCursor };
      const only = { members: list === 'members', invitations: list === 'invitations' };
      // On failure the button can be used again.
      fetchMore({ variables: { ...only, ...after } })
        .catch(() => {})
        .finally(() => setLoadingMore(null));
    },
  });
  return {
    permission: data?.workspace.viewerCan.inviteMembers,
    offer: data?.ownershipTransfers?.edges.map(({ node }) => node).find(({ status }) => status === 'PENDING'),
    roles: invitations ? { roles: data?.customRoles ?? undefined } : null,
    requests: data?.accessRequests?.edges.map(({ node }) => node) ?? [],
    members: { members: data?.members?.edges.map(({ node }) => node), ...pageOf('members') },
    invitations: invitations
      ? { invitations: data?.invitations?.edges.map(({ node }) => node), ...pageOf('invitations') }
      : null,
  };
}
