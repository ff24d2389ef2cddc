import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useMemo } from 'react';
import { EarlierMessagesDocument } from '../../gql/earlier-messages.ts';
import { LaterMessagesDocument } from '../../gql/later-messages.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';

/** Number of messages that are loaded before a place, and from it. */
const AROUND = 30;

/** Loads the messages before and after the cursor `at` of a conversation, and returns actions that load more of them. */
export function useMessagesAround(id: string, at: string) {
  const before = useQuery(EarlierMessagesDocument, { variables: { id, before: at, last: AROUND } });
  const earlier = before.data?.conversation.earlier;
  // A list neither starts nor ends with the item of its cursor, so the second page starts after the first.
  const after = useQuery(LaterMessagesDocument, {
    variables: { id, after: earlier?.pageInfo.endCursor ?? null, first: AROUND },
    skip: !earlier,
  });
  const later = after.data?.conversation.later;
  const loadEarlier = useMutationAction(async () => {
    await before.fetchMore({
      variables: { before: earlier?.pageInfo.startCursor ?? null, last: LIMITS.pageSizeMax },
      updateQuery: ({ conversation }, { fetchMoreResult }) => {
        const { earlier: page } = fetchMoreResult.conversation;
        const pageInfo = { ...page.pageInfo, endCursor: conversation.earlier.pageInfo.endCursor };
        const nodes = [...page.nodes, ...conversation.earlier.nodes];
        return { conversation: { ...conversation, earlier: { ...page, pageInfo, nodes } } };
      },
    });
    return undefined;
  });
  const loadLater = useMutationAction(async () => {
    await after.fetchMore({
      variables: { after: later?.pageInfo.endCursor ?? null, first: LIMITS.pageSizeMax },
      updateQuery: ({ conversation }, { fetchMoreResult }) => {
        const { later: page } = fetchMoreResult.conversation;
        return {
          conversation: { ...conversation, later: { ...page, nodes: [...conversation.later.nodes, ...page.nodes] } },
        };
      },
    });
    return undefined;
  });
  // A page can be repeated: when the place is opened again, the first page is refetched, and its cursor applies again.
  const messages = useMemo(
    () => earlier && later && [...new Map([...earlier.nodes, ...later.nodes].map((node) => [node.id, node])).values()],
    [earlier, later],
  );
  const failed = before.error ? before : after.error ? after : null;
  return {
    messages,
    error: failed?.error,
    retry: () => void failed?.refetch().catch(() => {}),
    earlier: { ...loadEarlier, there: earlier?.pageInfo.hasPreviousPage ?? false },
    later: { ...loadLater, there: later?.pageInfo.hasNextPage ?? false },
  };
}
