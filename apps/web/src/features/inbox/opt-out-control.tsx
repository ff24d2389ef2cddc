import { useMutation } from '@apollo/client/react';
import { InboxContactDocument } from '../../gql/inbox-contact.ts';
import { InboxThreadDocument } from '../../gql/inbox-thread.ts';
import { OptInContactDocument } from '../../gql/opt-in-contact.ts';
import { OptOutContactDocument } from '../../gql/opt-out-contact.ts';
import { useCan } from '../../session/workspace.tsx';
import { answered } from '../../ui/answered.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { toast } from '../../ui/toast.ts';
import { useConfirmation } from '../../ui/use-confirmation.ts';
import type { InboxContact } from './contact-pane.tsx';

interface Props {
  contact: InboxContact;
  optedOut: boolean;
}

/** A wish that was spoken, not written: a member notes it, and the trail says who did. */
export function OptOutControl({ contact, optedOut }: Props) {
  const mayNote = useCan('update', 'Contact');
  const note = useNote(contact, optedOut);
  const { ask, dialog } = useConfirmation(note);
  const label = optedOut ? 'Allow messages again' : 'Note opt-out';
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        fullWidth
        mt="md"
        permission={{ allowed: mayNote, reason: 'You need the policy contact.manage.' }}
        onClick={ask}
      >
        {label}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={`${label}: ${contact.name}?`} confirmLabel={label} danger={!optedOut}>
        {optedOut
          ? 'They asked to hear nothing more. Only go on if they have told you that they want to hear again.'
          : 'Nothing is sent to them any more, by anybody, until they write START or somebody allows it again.'}
      </ConfirmDialog>
    </>
  );
}

function useNote({ id, name }: InboxContact, optedOut: boolean) {
  const refetch = { refetchQueries: [InboxContactDocument, InboxThreadDocument] };
  const [optOut] = useMutation(OptOutContactDocument, refetch);
  const [optIn] = useMutation(OptInContactDocument, refetch);
  const variables = { input: { id } };
  return async () => {
    const result = optedOut
      ? (await optIn({ variables })).data?.optInContact
      : (await optOut({ variables })).data?.optOutContact;
    return answered(result, {
      ContactOptedIn: () => void toast(`${name} may be written to again.`),
      ContactOptedOut: () => void toast(`Nothing is sent to ${name} any more.`),
    });
  };
}
