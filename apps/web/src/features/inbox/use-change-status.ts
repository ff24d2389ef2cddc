import { useApolloClient } from '@apollo/client/react';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import type { StatusChange } from './conversation-status.ts';

/** Returns an action that changes the status of one conversation. */
export function useChangeStatus(conversation: InboxThreadQuery['conversation']) {
  const client = useApolloClient();
  const { timezone } = useWorkspace();
  return useMutationAction(async (change: StatusChange) => {
    const { changeStatus } = await import('./change-statuses.ts');
    return changeStatus({ client, timezone }, conversation, change);
  });
}
