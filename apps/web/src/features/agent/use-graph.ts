import { useMutation } from '@apollo/client/react';
import { UpdateContextGraphDocument } from '../../gql/update-context-graph.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { toast } from '../../ui/toast.ts';
import { useAttempt } from '../../ui/use-attempt.ts';
import { type Draft, REFRESHED } from './use-agent.ts';

interface Wanted {
  goal: Draft['goal'];
  /** null: the questions make it. */
  source: string | null;
}

/** Saves the graph of the draft. */
export function useGraph({ revision }: Draft) {
  const [update] = useMutation(UpdateContextGraphDocument, REFRESHED);
  return useAttempt(async (wanted: Wanted) => {
    const result = (await update({ variables: { input: { revision, ...wanted } } })).data?.updateContextGraph;
    switch (result?.__typename) {
      case 'ContextGraphUpdated':
        return void toast('The graph is saved in the draft.');
      case 'Refused':
        return result;
      case undefined:
        return;
      default:
        return unreachable(result);
    }
  });
}
