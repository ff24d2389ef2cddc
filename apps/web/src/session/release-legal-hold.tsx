import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { ReleaseLegalHoldDocument } from '../gql/release-legal-hold.ts';
import { handleMutationResult } from '../lib/handle-mutation-result.ts';
import { useConfirmation } from '../lib/use-confirmation.ts';
import { ConfirmDialog } from '../ui/dialogs.tsx';
import { toast } from '../ui/toast.ts';

interface Props {
  hold: { id: string; reason: string };
}

/**
 * Button that releases a legal hold after confirmation. The retention period then applies to the data again, unless
 * another hold covers it.
 */
export function ReleaseLegalHold({ hold: { id, reason } }: Props) {
  const [lift] = useMutation(ReleaseLegalHoldDocument, {
    refetchQueries: ['LegalHolds', 'PersonHolds', 'RetentionSettings'],
  });
  const { ask, dialog } = useConfirmation(async () => {
    return handleMutationResult(
      (await lift({ variables: { id } })).data?.releaseLegalHold,
      () => void toast(t`Legal hold released.`),
    );
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={ask} aria-label={t`Release legal hold: ${reason}`}>
        {t`Release`}
      </Button>
      <ConfirmDialog {...dialog} title={t`Release legal hold?`} confirmLabel={t`Release legal hold`} danger>
        {t`The next nightly deletion permanently removes data that is older than the retention period and under no other hold.`}
      </ConfirmDialog>
    </>
  );
}
