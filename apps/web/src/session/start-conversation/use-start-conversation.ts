import { useMutation } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { paths } from '../../app/paths.ts';
import { StartConversationDocument } from '../../gql/start-conversation.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useWorkspace } from '../workspace.tsx';
import type { Recipient } from './start-conversation-dialog.tsx';

type StartMessage = { body: string } | { templateId: string; variables: Record<string, string> };

/** Starts the conversation and opens it in the inbox. */
export function useStartConversation({ contactId, leadId }: Recipient, onDone: () => void) {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const [start] = useMutation(StartConversationDocument);
  // Idempotency key, so that a repeated click after a broken connection sends once.
  const clientId = useRef(crypto.randomUUID());
  // The server refused because of the time. Sending again confirms.
  const [isOutside, setIsOutside] = useState(false);
  const action = useMutationAction(async (message: StartMessage) => {
    const to = contactId === null ? { leadId } : { contactId };
    const words =
      'body' in message
        ? message
        : {
            templateId: message.templateId,
            variables: Object.entries(message.variables).map(([name, value]) => ({ name, value })),
          };
    const { data } = await start({
      variables: {
        input: { ...to, ...words, clientId: clientId.current, ...(isOutside && { confirmOutsideWindow: true }) },
      },
    });
    const refused = await handleMutationResult(data?.startConversation, {
      ConversationStarted: ({ conversation }) => {
        onDone();
        void navigate({ to: paths.conversation({ workspace: slug, conversation: conversation.id }) });
      },
    });
    setIsOutside(refused?.code === 'OUTSIDE_CONTACT_WINDOW');
    return refused;
  });
  return { ...action, isOutside };
}
