import { useQuery } from '@apollo/client/react';
import { StartConversationOptionsDocument } from '../../gql/start-conversation-options.ts';
import { useNow } from '../../lib/use-now.ts';
import type { Recipient } from './start-conversation-dialog.tsx';

/** Loads the approved templates, and whether the contact's reply window is open. */
export function useStartOptions({ contactId }: Recipient) {
  const now = useNow();
  const { data, error, refetch } = useQuery(StartConversationOptionsDocument, {
    variables: {
      templates: { statuses: ['APPROVED'] },
      conversations: { contactId },
      withConversation: contactId !== null,
    },
    fetchPolicy: 'cache-and-network',
  });
  const replyWindowExpiresAt = data?.conversations?.edges[0]?.node.replyWindowExpiresAt ?? null;
  return {
    templates: data?.templates.edges.map(({ node }) => node),
    isWindowOpen: replyWindowExpiresAt !== null && new Date(replyWindowExpiresAt).getTime() > now,
    error,
    retry: () => void refetch().catch(() => {}),
  };
}

export type StartTemplate = NonNullable<ReturnType<typeof useStartOptions>['templates']>[number];
