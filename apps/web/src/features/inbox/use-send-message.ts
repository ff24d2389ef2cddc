import { useApolloClient, useMutation } from '@apollo/client/react';
import { useRef } from 'react';
import { SendMessageDocument } from '../../gql/send-message.ts';
import { TakeoverState_ConversationFragmentDoc } from '../../gql/takeover-state.ts';
import type { SendMessageMutation } from '../../gql/types.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { addToThread, type ThreadAddress } from './conversation-cache.ts';

const ON_ITS_WAY = 'on its way: ';

/** Whether a message is optimistic: shown, but not yet confirmed by the server. */
export const isInFlight = (messageId: string) => messageId.startsWith(ON_ITS_WAY);

/**
 * Returns a function that sends a message and shows it immediately. If the request fails or the server rejects it, the
 * message is removed.
 */
export function useSendMessage(thread: ThreadAddress) {
  const { memberId } = useWorkspace().viewer;
  const client = useApolloClient();
  const [sendMessage] = useMutation(SendMessageDocument);
  const unconfirmed = useRef<{ body: string; clientId: string }>(null);
  return useMutationAction(async (body: string, savedReplyId: string | null) => {
    // Idempotency key: if the response was lost and the user sends the same text again, the message is sent only once.
    const clientId = unconfirmed.current?.body === body ? unconfirmed.current.clientId : crypto.randomUUID();
    unconfirmed.current = { body, clientId };
    const state = client.cache.readFragment({
      fragment: TakeoverState_ConversationFragmentDoc,
      from: { __typename: 'Conversation', id: thread.id },
    });
    const { data } = await sendMessage({
      variables: { input: { conversationId: thread.id, body, clientId, ...(savedReplyId && { savedReplyId }) } },
      ...(state && { optimisticResponse: { sendMessage: optimisticMessage({ state, memberId, body, clientId }) } }),
      update: (cache, { data: answer }) => {
        if (answer?.sendMessage.message) addToThread(cache, thread, answer.sendMessage.message);
      },
    });
    unconfirmed.current = null;
    return refusalOf(data?.sendMessage);
  });
}

type SentConversation = NonNullable<SendMessageMutation['sendMessage']['conversation']>;

interface SentMessage {
  /**
   * Takeover state before the reply. If the reply takes over the conversation, the new state is shown only after the
   * server's response.
   */
  state: Omit<SentConversation, 'lastMessageAt' | 'messages'>;
  memberId: string | null;
  body: string;
  clientId: string;
}

function optimisticMessage({ state, memberId, body, clientId }: SentMessage): SendMessageMutation['sendMessage'] {
  const sentAt = new Date().toISOString();
  const id = `${ON_ITS_WAY}${clientId}`;
  const fate = { status: 'QUEUED', failureCode: null, failureMessage: null } as const;
  const author = { authorType: 'MEMBER', memberId, importedAt: null } as const;
  const message = {
    __typename: 'Message' as const,
    id,
    ...author,
    body,
    ...fate,
    sources: [],
    attachments: [],
    choices: [],
    answeredText: null,
    headerFile: null,
    sequenceMessage: null,
    sentAt,
  };
  const messages = { __typename: 'MessageConnection' as const, nodes: [message] };
  const conversation = { ...state, lastMessageAt: sentAt, waitingSince: null, handoffCode: null, messages };
  return { __typename: 'MessagePayload', message, conversation, errors: [] };
}
