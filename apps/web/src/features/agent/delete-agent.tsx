import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { AgentsDocument } from '../../gql/agents.ts';
import { DeleteAgentDocument } from '../../gql/delete-agent.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import type { AgentRow } from './use-agent.ts';

interface Props {
  agent: AgentRow;
  onDone: () => void;
}

/** Button that deletes an agent after confirmation. The server rejects the deletion of an agent that is in use. */
export function DeleteAgent({ agent: { id, name, viewerCan }, onDone }: Props) {
  const [remove] = useMutation(DeleteAgentDocument, { refetchQueries: [AgentsDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { id } });
    return handleMutationResult(data?.deleteAgent, onDone);
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="subtle"
        color="red"
        permission={viewerCan.delete}
        aria-label={t`Delete ${name}`}
        onClick={ask}
      >
        {t`Delete`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Delete ${name}?`} confirmLabel={t`Delete agent`} danger>
        {t`The draft and all versions are deleted. You can’t delete an agent that a service or a past call uses, or that is writing a reply.`}
      </ConfirmDialog>
    </>
  );
}
