import { useMutation } from '@apollo/client/react';
import { UpdateContextGraphDocument } from '../../gql/update-context-graph.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { toast } from '../../ui/toast.ts';
import { type Draft, REFRESHED } from './use-agent.ts';

interface Wanted {
  goal: Draft['goal'];
  /** null: generated from the questions. */
  source: string | null;
}

/** Saves the graph of the draft. */
export function useGraph({ revision }: Draft) {
  const [update] = useMutation(UpdateContextGraphDocument, REFRESHED);
  return useMutationAction(async (wanted: Wanted) => {
    return handleMutationResult(
      (await update({ variables: { input: { revision, ...wanted } } })).data?.updateContextGraph,
      {
        ContextGraphUpdated: () => void toast('Flow saved to the draft.'),
      },
    );
  });
}
