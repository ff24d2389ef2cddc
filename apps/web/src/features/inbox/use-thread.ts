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
  const first = conversation?.messages[0]?.id ?? '';
  const earlier = useMutationAction(async () => {
    await fetchMore({
      query: EarlierMessagesDocument,
      variables: { id, before: first, last: LIMITS.pageSizeMax },
      updateQuery: ({ conversation: shown }, { fetchMoreResult }) => {
        const { earlier: page } = fetchMoreResult.conversation;
        // If the newest messages were refetched in the meantime, this page no longer precedes the shown messages.
        // Ignore the page.
        const isNext = shown.messages[0]?.id === first;
        return { conversation: isNext ? { ...shown, messages: [...page, ...shown.messages] } : shown };
      },
    });
    return undefined;
  });
  return {
    address,
    conversation,
    error,
    retry: () => void refetch().catch(() => {}),
    earlier: { ...earlier, there: conversation?.oldest.some((oldest) => oldest.id !== first) ?? false },
  };
}
