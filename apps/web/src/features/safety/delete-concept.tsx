import { useMutation } from '@apollo/client/react';
import { DeleteMonitorConceptDocument } from '../../gql/delete-monitor-concept.ts';
import type { ConceptRow_ConceptFragment } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';

interface Props {
  concept: ConceptRow_ConceptFragment;
  onDone: () => void;
}

export function DeleteConcept({ concept: { id, name, viewerCan }, onDone }: Props) {
  const [remove] = useMutation(DeleteMonitorConceptDocument);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { input: { id } } });
    return handleMutationResult(data?.deleteMonitorConcept, { MonitorConceptDeleted: onDone });
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="subtle"
        color="red"
        permission={viewerCan.delete}
        aria-label={`Delete ${name}`}
        onClick={ask}
      >
        Delete
      </PermissionButton>
      <ConfirmDialog {...dialog} title={`Delete ${name}?`} confirmLabel="Delete concept" danger>
        It’s no longer detected. Past detections are kept.
      </ConfirmDialog>
    </>
  );
}
