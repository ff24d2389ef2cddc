import { useMutation } from '@apollo/client/react';
import { SendMessageDocument } from '../../gql/send-message.ts';
import type { SendMessageMutation } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { addToThread, type ThreadAddress } from './conversation-cache.ts';

const ON_ITS_WAY = 'on its way: ';

/** Whether a message is optimistic. */
export const isInFlight = (messageId: string) => messageId.startsWith(ON_ITS_WAY);

/** Sends a message optimistically. Removes it when the server refuses. */
export function useSendMessage(thread: ThreadAddress) {
  const { memberId } = useWorkspace().viewer;
  const [sendMessage] = useMutation(SendMessageDocument);
  return useMutationAction(async (body: string) => {
    // Idempotency key, in case the connection breaks.
    const clientId = crypto.randomUUID();
    const { data } = await sendMessage({
      variables: { input: { conversationId: thread.id, body, clientId } },
      optimisticResponse: { sendMessage: optimisticMessage({ conversationId: thread.id, memberId, body, clientId }) },
      update: (cache, { data: answer }) => {
        if (answer?.sendMessage.__typename === 'MessageSent') addToThread(cache, thread, answer.sendMessage.sent);
      },
    });
    return handleMutationResult(data?.sendMessage, { MessageSent: () => {} });
  });
}

interface SentMessage {
  conversationId: string;
  memberId: string | null;
  body: string;
  clientId: string;
}

function optimisticMessage({
  conversationId,
  memberId,
  body,
  clientId,
}: SentMessage): SendMessageMutation['sendMessage'] {
  const sentAt = new Date().toISOString();
  const id = `${ON_ITS_WAY}${clientId}`;
  const fate = { status: 'QUEUED', failureCode: null, failureWords: null } as const;
  const message = { __typename: 'Message', id, author: 'MEMBER', memberId, body, ...fate, sentAt } as const;
  return {
    __typename: 'MessageSent',
    sent: message,
    conversation: {
      __typename: 'Conversation',
      id: conversationId,
      lastMessageAt: sentAt,
      waitingSince: null,
      messages: [message],
    },
  };
}
