import { useMutation } from '@apollo/client/react';
import { DeactivatePhoneConfigDocument } from '../../gql/deactivate-phone-config.ts';
import type { NumberRow_PhoneConfigFragment } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { toast } from '../../ui/toast.ts';

/** Deactivates a number after confirmation. */
export function DeactivateNumber({ number }: { number: NumberRow_PhoneConfigFragment }) {
  const { id, viewerCan } = number;
  const [deactivate] = useMutation(DeactivatePhoneConfigDocument);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await deactivate({ variables: { input: { id } } });
    return handleMutationResult(data?.deactivatePhoneConfig, {
      PhoneConfigUpdated: () => void toast(`${number.number} deactivated.`),
    });
  });
  const title = `Deactivate ${number.number}`;
  return (
    <>
      <PermissionButton size="xs" variant="default" permission={viewerCan.update} onClick={ask} aria-label={title}>
        Deactivate
      </PermissionButton>
      <ConfirmDialog {...dialog} title={`${title}?`} confirmLabel="Deactivate" danger>
        {number.provider === 'VAPI'
          ? 'Calls to and from this number are rejected until you activate it again.'
          : 'No messages are sent from this number until you activate it again. Incoming messages are stored.'}
      </ConfirmDialog>
    </>
  );
}
