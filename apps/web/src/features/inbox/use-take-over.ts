import { useMutation } from '@apollo/client/react';
import { TakeOverConversationDocument } from '../../gql/take-over-conversation.ts';
import { assertNever } from '../../lib/unreachable.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { toast } from '../../ui/toast.ts';

/** Not optimistic: of two concurrent takeovers one is refused, and its user should not start writing. */
export function useTakeOver(id: string) {
  const [takeOver] = useMutation(TakeOverConversationDocument);
  return useMutationAction(async () => {
    const { data } = await takeOver({ variables: { input: { id } } });
    const result = data?.takeOverConversation;
    switch (result?.__typename) {
      case 'ConversationTakenOver':
      case undefined:
        return;
      case 'Refused':
        void toast(result.message);
        return result;
      default:
        return assertNever(result);
    }
  });
}
