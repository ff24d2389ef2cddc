import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { handleMutationResult, type Payload } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { toast } from '../../ui/toast.ts';

/**
 * Returns a function that runs one registration step of a phone number and shows the message `done` when the step
 * succeeds. The response updates the phone number in the cache.
 */
export function useNumberStep<Data extends Record<string, unknown>, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  done: string,
) {
  const [step] = useMutation(document);
  return useMutationAction(async (variables: Variables) => {
    const { data } = await step({ variables } as never);
    const answer = Object.values(data ?? {}).find((one) => typeof one === 'object') as Payload | undefined;
    return handleMutationResult(answer, () => void toast(done));
  });
}
