import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { SummarizeConversationDocument } from '../../gql/summarize-conversation.ts';
import type { SummarizeConversationMutation } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';

export type Summary = NonNullable<SummarizeConversationMutation['summarizeConversation']['summary']>;

/** Returns the summary of a conversation, or null, and functions that create and hide it. */
export function useSummary(conversationId: string) {
  const [summarize] = useMutation(SummarizeConversationDocument);
  const [shown, setShown] = useState<{ readonly of: string; readonly summary: Summary } | null>(null);
  const { attempt, pending, refusal, clear } = useMutationAction(async () => {
    const { data } = await summarize({ variables: { conversationId } });
    return handleMutationResult(data?.summarizeConversation, ({ summary }) =>
      setShown({ of: conversationId, summary }),
    );
  });
  const hide = () => {
    setShown(null);
    clear();
  };
  return {
    summary: shown?.of === conversationId ? shown.summary : null,
    create: () => void attempt(),
    /** Creates a summary automatically. Errors are not shown, because the member did not request the summary. */
    createUnasked: () => void attempt().then((isCreated) => isCreated || clear()),
    pending,
    refusal,
    hide,
  };
}
