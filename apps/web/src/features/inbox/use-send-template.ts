import { useMutation } from '@apollo/client/react';
import { useRef } from 'react';
import { SendTemplateDocument } from '../../gql/send-template.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { addToThread, type ThreadAddress } from './conversation-cache.ts';

interface TemplateSendInput {
  templateId: string;
  values: Record<string, string>;
}

/** Sends a template. It appears in the thread after the response. */
export function useSendTemplate(thread: ThreadAddress) {
  const [sendTemplate] = useMutation(SendTemplateDocument);
  // Idempotency key, so that a repeated click after a broken connection sends once.
  const clientId = useRef(crypto.randomUUID());
  return useMutationAction(async ({ templateId, values }: TemplateSendInput) => {
    const variables = Object.entries(values).map(([name, value]) => ({ name, value }));
    const { data } = await sendTemplate({
      variables: { input: { conversationId: thread.id, templateId, variables, clientId: clientId.current } },
      update: (cache, { data: answer }) => {
        if (answer?.sendTemplate.__typename === 'TemplateSent') addToThread(cache, thread, answer.sendTemplate.sent);
      },
    });
    return handleMutationResult(data?.sendTemplate, { TemplateSent: () => (clientId.current = crypto.randomUUID()) });
  });
}
