import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { RevokeInvitationDocument } from '../../gql/revoke-invitation.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';

/** Revokes an invitation after confirmation. */
export function RevokeInvitation({ id, email }: { id: string; email: string }) {
  const [revoke] = useMutation(RevokeInvitationDocument);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await revoke({ variables: { input: { id } } });
    return handleMutationResult(data?.revokeInvitation, { InvitationRevoked: () => {} });
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={ask} aria-label={`Revoke invitation to ${email}`}>
        Revoke
      </Button>
      <ConfirmDialog {...dialog} title="Revoke invitation?" confirmLabel="Revoke invitation" danger>
        The link sent to {email} stops working. You can invite them again.
      </ConfirmDialog>
    </>
  );
}
