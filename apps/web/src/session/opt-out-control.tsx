import type { DocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import type { ButtonProps } from '@mantine/core';
import { OptInContactDocument, OptOutContactDocument } from '../gql/opt-out-control.ts';
import { handleMutationResult } from '../lib/handle-mutation-result.ts';
import { useConfirmation } from '../lib/use-confirmation.ts';
import { ConfirmDialog } from '../ui/dialogs.tsx';
import { PermissionButton } from '../ui/permission-button.tsx';
import { toast } from '../ui/toast.ts';
import { useCan } from './workspace.tsx';

interface Props extends Pick<ButtonProps, 'fullWidth' | 'mt'> {
  contact: { id: string; name: string };
  optedOut: boolean;
  /** Queries that are refetched after the change, because they show whether the contact is opted out. */
  refetch: readonly DocumentNode[];
}

/** Button that records an opt-out or opt-in that the contact requested through another channel. */
export function OptOutControl({ contact, optedOut, refetch, ...space }: Props) {
  const canUpdate = useCan('update', 'Contact');
  const changeOptOut = useRecordOptOut(contact, optedOut, refetch);
  const { ask, dialog } = useConfirmation(changeOptOut);
  const label = optedOut ? t`Record opt-in` : t`Record opt-out`;
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        {...space}
        permission={{ allowed: canUpdate, reason: t`You need the contact.manage permission.` }}
        onClick={ask}
      >
        {label}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={`${label}: ${contact.name}?`} confirmLabel={label} danger={!optedOut}>
        {optedOut
          ? t`Only continue if this contact asked to receive messages again.`
          : t`No messages will be sent until they reply START or a member records an opt-in.`}
      </ConfirmDialog>
    </>
  );
}

// oxlint-disable-next-line max-params -- Each value is independent, and the only caller is in this file.
function useRecordOptOut({ id, name }: Props['contact'], optedOut: boolean, refetch: Props['refetch']) {
  const refetchQueries = [...refetch];
  const [optOut] = useMutation(OptOutContactDocument, { refetchQueries });
  const [optIn] = useMutation(OptInContactDocument, { refetchQueries });
  const variables = { id };
  return async () => {
    const result = optedOut
      ? (await optIn({ variables })).data?.optInContact
      : (await optOut({ variables })).data?.optOutContact;
    return handleMutationResult(
      result,
      () => void toast(optedOut ? t`${name} is opted in.` : t`${name} is opted out.`),
    );
  };
}
