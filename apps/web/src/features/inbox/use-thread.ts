import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { EarlierMessagesDocument } from '../../gql/earlier-messages.ts';
import { InboxThreadDocument } from '../../gql/inbox-thread.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { denialOf } from '../../session/denial.ts';
import { useCan } from '../../session/workspace.tsx';

/** Loads the newest messages of a conversation, and returns an action that loads earlier messages. */
export function useThread(id: string) {
  const withContact = useCan('read', 'Contact');
  const address = { id, withContact };
  const { data, previousData, error, refetch, fetchMore } = useQuery(InboxThreadDocument, { variables: address });
  // Hide conversations that were deleted or that the viewer cannot access. After other errors, keep the loaded
  // messages.
  const isGone = error !== undefined && denialOf(error).code === 'NOT_FOUND';
  const conversation = isGone ? undefined : (data ?? previousData)?.conversation;
  const page = conversation?.messages.pageInfo;
  const startCursor = page?.startCursor ?? null;
  const earlier = useMutationAction(async () => {
    await fetchMore({
      query: EarlierMessagesDocument,
      variables: { id, before: startCursor, last: LIMITS.pageSizeMax },
      updateQuery: ({ conversation: shown }, { fetchMoreResult }) => {
        const { earlier: before } = fetchMoreResult.conversation;
        // If the newest messages were refetched in the meantime, this page no longer precedes the shown messages.
        // Ignore the page.
        if (shown.messages.pageInfo.startCursor !== startCursor) return { conversation: shown };
        const messages = { ...before, nodes: [...before.nodes, ...shown.messages.nodes] };
        return { conversation: { ...shown, messages } };
      },
    });
    return undefined;
  });
  return {
    address,
    conversation,
    error,
    retry: () => void refetch().catch(() => {}),
    earlier: { ...earlier, there: page?.hasPreviousPage ?? false },
  };
}
