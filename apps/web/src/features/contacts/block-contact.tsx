import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { BlockContactDocument, UnblockContactDocument } from '../../gql/block-contact.ts';
import type { ContactDetailsQuery } from '../../gql/types.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';

interface Props {
  contact: Pick<ContactDetailsQuery['contact'], 'id' | 'name' | 'blockedAt' | 'viewerCan'>;
}

export function BlockContact({ contact: { id, name, blockedAt, viewerCan } }: Props) {
  const [blockContact] = useMutation(BlockContactDocument);
  const [unblockContact] = useMutation(UnblockContactDocument);
  const blocked = blockedAt !== null;
  const confirmation = useConfirmation(async () => {
    const variables = { id };
    const result = blocked
      ? (await unblockContact({ variables })).data?.unblockContact
      : (await blockContact({ variables })).data?.blockContact;
    return refusalOf(result);
  });
  const verb = blocked ? t`Unblock` : t`Block`;
  return (
    <>
      <PermissionButton size="xs" variant="default" permission={viewerCan.block} onClick={confirmation.ask}>
        {verb}
      </PermissionButton>
      <ConfirmDialog {...confirmation.dialog} title={`${verb} ${name}?`} confirmLabel={`${verb} ${name}`}>
        {blocked
          ? t`You can message this contact again, unless they opted out.`
          : t`No messages are sent to this contact, and incoming messages aren’t answered.`}
      </ConfirmDialog>
    </>
  );
}
