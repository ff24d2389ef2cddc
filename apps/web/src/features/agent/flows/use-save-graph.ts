import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { UpdateContextGraphDocument } from '../../../gql/update-context-graph.ts';
import { handleMutationResult } from '../../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../../lib/use-mutation-action.ts';
import { toast } from '../../../ui/toast.ts';
import { type Draft, REFRESHED } from '../use-agent.ts';
import type { FlowEditor } from './use-flow-editor.ts';

/** Returns an action that saves the goal and the flows of the draft. */
export function useSaveGraph({ agentId, revision }: Draft, { goal, source }: FlowEditor) {
  const [update] = useMutation(UpdateContextGraphDocument, REFRESHED);
  return useMutationAction(async () =>
    handleMutationResult(
      (await update({ variables: { input: { agentId, revision, goal, source } } })).data?.updateContextGraph,
      {
        ContextGraphUpdated: () => void toast(t`Flows saved to the draft.`),
      },
    ),
  );
}
