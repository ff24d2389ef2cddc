import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { DraftReplyDocument } from '../../gql/draft-reply.ts';
import type { DraftReplyMutation } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';

type Draft = NonNullable<DraftReplyMutation['draftReply']['draft']>;

interface ReplyText {
  readonly text: string;
  readonly write: (text: string) => void;
}

/** Returns an action that inserts a draft by the agent into the reply, and the sources of the inserted draft. */
export function useDraftReply(conversationId: string, { text, write }: ReplyText) {
  const [draftReply] = useMutation(DraftReplyDocument);
  const [sources, setSources] = useState<Draft['sources']>([]);
  const action = useMutationAction(async () => {
    const { data } = await draftReply({ variables: { conversationId } });
    return handleMutationResult(data?.draftReply, ({ draft }) => {
      setSources(draft.sources);
      write(draft.text);
    });
  });
  // Clear the sources if the text is empty, because the member has then sent or removed the draft.
  if (text === '' && sources.length > 0 && !action.pending) setSources([]);
  return { ...action, sources };
}
