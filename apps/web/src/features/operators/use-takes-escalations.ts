import { useMutation } from '@apollo/client/react';
import type { OperatorRow_OperatorFragment } from '../../gql/types.ts';
import { UpdateOperatorDocument } from '../../gql/update-operator.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';

/** Toggles whether an operator is notified of escalations. */
export function useTakesEscalations() {
  const [update] = useMutation(UpdateOperatorDocument);
  const { attempt, refusal } = useMutationAction(async (input: { id: string; receivesEscalations: boolean }) => {
    const { data } = await update({ variables: { input } });
    return handleMutationResult(data?.updateOperator, { OperatorUpdated: () => {} });
  });
  const set = ({ id }: OperatorRow_OperatorFragment, receivesEscalations: boolean) =>
    void attempt({ id, receivesEscalations });
  return { set, refusal };
}
