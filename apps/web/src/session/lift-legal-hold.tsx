import { useMutation } from '@apollo/client/react';
import { LEGAL_HOLD_SCOPE_TITLES, type LegalHoldScope } from '@frontdesk/domain';
import { Button } from '@mantine/core';
import { LiftLegalHoldDocument } from '../gql/lift-legal-hold.ts';
import { handleMutationResult } from '../lib/handle-mutation-result.ts';
import { useConfirmation } from '../lib/use-confirmation.ts';
import { ConfirmDialog } from '../ui/dialogs.tsx';
import { toast } from '../ui/toast.ts';

interface Props {
  hold: { id: string; scope: LegalHoldScope; reason: string };
}

/** Lifts a hold after confirmation. Its data then follows the retention. */
export function LiftLegalHold({ hold: { id, scope, reason } }: Props) {
  const [lift] = useMutation(LiftLegalHoldDocument, {
    refetchQueries: ['LegalHolds', 'PersonHolds', 'RetentionSettings'],
  });
  const { ask, dialog } = useConfirmation(async () => {
    return handleMutationResult((await lift({ variables: { input: { id } } })).data?.liftLegalHold, {
      LegalHoldLifted: () => void toast('The hold is lifted.'),
    });
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={ask} aria-label={`Lift: ${reason}`}>
        Lift
      </Button>
      <ConfirmDialog {...dialog} title="Lift this hold?" confirmLabel="Lift the hold" danger>
        {LEGAL_HOLD_SCOPE_TITLES[scope]} is no longer held. What is past its time goes with the next sweep, for good.
      </ConfirmDialog>
    </>
  );
}
