import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { ReleaseLegalHoldDocument } from '../gql/release-legal-hold.ts';
import { handleMutationResult } from '../lib/handle-mutation-result.ts';
import { useConfirmation } from '../lib/use-confirmation.ts';
import { ConfirmDialog } from '../ui/dialogs.tsx';
import { toast } from '../ui/toast.ts';

interface Props {
  hold: { id: string; reason: string };
}

/** Button that releases a legal hold after confirmation. The retention period then applies to the data again. */
export function ReleaseLegalHold({ hold: { id, reason } }: Props) {
  const [lift] = useMutation(ReleaseLegalHoldDocument, {
    refetchQueries: ['LegalHolds', 'PersonHolds', 'RetentionSettings'],
  });
  const { ask, dialog } = useConfirmation(async () => {
    return handleMutationResult((await lift({ variables: { input: { id } } })).data?.releaseLegalHold, {
      LegalHoldReleased: () => void toast('Legal hold released.'),
    });
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={ask} aria-label={`Release legal hold: ${reason}`}>
        Release
      </Button>
      <ConfirmDialog {...dialog} title="Release legal hold?" confirmLabel="Release legal hold" danger>
        The next nightly deletion permanently removes data older than the retention period.
      </ConfirmDialog>
    </>
  );
}
