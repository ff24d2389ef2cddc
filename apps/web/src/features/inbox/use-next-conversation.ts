import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { paths } from '../../app/paths.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { nextInList } from './conversation-cache.ts';
import { useListAddress } from './use-conversation-list.ts';
import { useBackToList, useInboxFilter } from './use-inbox-filter.ts';

/** Returns functions that find the conversation after `id` in the list, and open it. */
export function useNextConversation(id: string) {
  const { cache } = useApolloClient();
  const { slug } = useWorkspace();
  const { filter } = useInboxFilter();
  const address = useListAddress(filter);
  const { list, goBack } = useBackToList();
  const navigate = useNavigate();
  return {
    find: () => nextInList(cache, address, id),
    /** Opens the given conversation, or the list if there is none. */
    open: (next: string | null) =>
      next ? void navigate({ ...list, to: paths.conversation({ workspace: slug, conversation: next }) }) : goBack(),
  };
}
