import type { DocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import type { ButtonProps } from '@mantine/core';
import { OptInContactDocument } from '../gql/opt-in-contact.ts';
import { OptOutContactDocument } from '../gql/opt-out-contact.ts';
import { handleMutationResult } from '../lib/handle-mutation-result.ts';
import { useConfirmation } from '../lib/use-confirmation.ts';
import { ConfirmDialog } from '../ui/dialogs.tsx';
import { PermissionButton } from '../ui/permission-button.tsx';
import { toast } from '../ui/toast.ts';
import { useCan } from './workspace.tsx';

interface Props extends Pick<ButtonProps, 'fullWidth' | 'mt'> {
  contact: { id: string; name: string };
  optedOut: boolean;
  /** Queries that show the opt-out. */
  refetch: readonly DocumentNode[];
}

/** Records an opt-out made elsewhere. The audit log names the member. */
export function OptOutControl({ contact, optedOut, refetch, ...space }: Props) {
  const canNote = useCan('update', 'Contact');
  const note = useRecordOptOut(contact, optedOut, refetch);
  const { ask, dialog } = useConfirmation(note);
  const label = optedOut ? 'Allow messages again' : 'Note opt-out';
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        {...space}
        permission={{ allowed: canNote, reason: 'You need the policy contact.manage.' }}
        onClick={ask}
      >
        {label}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={`${label}: ${contact.name}?`} confirmLabel={label} danger={!optedOut}>
        {optedOut
          ? 'This contact has opted out. Only go on if they have told you that they want to hear again.'
          : 'Nothing is sent to them any more, by anybody, until they write START or somebody allows it again.'}
      </ConfirmDialog>
    </>
  );
}

// oxlint-disable-next-line max-params -- whom, what stands of it now, and what shows it.
function useRecordOptOut({ id, name }: Props['contact'], optedOut: boolean, refetch: Props['refetch']) {
  const refetchQueries = [...refetch];
  const [optOut] = useMutation(OptOutContactDocument, { refetchQueries });
  const [optIn] = useMutation(OptInContactDocument, { refetchQueries });
  const variables = { input: { id } };
  return async () => {
    const result = optedOut
      ? (await optIn({ variables })).data?.optInContact
      : (await optOut({ variables })).data?.optOutContact;
    return handleMutationResult(result, {
      ContactOptedIn: () => void toast(`${name} may be written to again.`),
      ContactOptedOut: () => void toast(`Nothing is sent to ${name} any more.`),
    });
  };
}
