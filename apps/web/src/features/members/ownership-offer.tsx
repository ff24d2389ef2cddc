import { useFragment } from '@apollo/client/react';
import { Button, Group, Text } from '@mantine/core';
import { OwnershipOffer_TransferFragmentDoc } from '../../gql/ownership-offer.ts';
import type { MembersPageQuery, OwnershipOffer_TransferFragment } from '../../gql/types.ts';
import { formatDate } from '../../lib/dates.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog, TypeToConfirmDialog } from '../../ui/dialogs.tsx';
import { Section } from '../../ui/section.tsx';
import { useAcceptOwnership, useCancelOffer, useDeclineOwnership } from './use-ownership.ts';

type Offer = NonNullable<MembersPageQuery['ownershipTransfers']>['edges'][number]['node'];
type Transfer = OwnershipOffer_TransferFragment;

/** Pending offer, for owners and its recipient. Hidden otherwise. */
export function OwnershipOffer({ offer }: { offer: Offer }) {
  const { data, complete } = useFragment({ fragment: OwnershipOffer_TransferFragmentDoc, from: offer });
  if (!complete || data.status !== 'PENDING') return null;
  const { viewerCan } = data as Transfer;
  return (
    <Section title="Offer of ownership">
      {viewerCan.accept.allowed ? <ForMe transfer={data as Transfer} /> : <Waiting transfer={data as Transfer} />}
    </Section>
  );
}

function ForMe({ transfer: { id, fromName, expiresAt } }: { transfer: Transfer }) {
  const { name, slug, timezone } = useWorkspace();
  const accepting = useConfirmation(useAcceptOwnership(id));
  const declining = useConfirmation(useDeclineOwnership(id));
  return (
    <Group justify="space-between" gap="md">
      <Text size="sm" maw={560}>
        <b>{fromName}</b> offers you to become owner of {name}, and to be its admin afterwards. Open until{' '}
        {formatDate(expiresAt, timezone)}.
      </Text>
      <Group gap="xs">
        <Button variant="default" onClick={declining.ask}>
          Decline
        </Button>
        <Button onClick={accepting.ask}>Accept ownership</Button>
      </Group>
      <TypeToConfirmDialog
        {...accepting.dialog}
        title={`Become owner of ${name}?`}
        confirmLabel="Become owner"
        word={slug}
        wordLabel="Slug of the workspace"
      >
        You will hold everything here: billing, deletion and the other owners too. {fromName} becomes an admin at the
        same moment. Both of you get a mail.
      </TypeToConfirmDialog>
      <ConfirmDialog {...declining.dialog} title="Decline the ownership?" confirmLabel="Decline the ownership">
        Nothing changes: {fromName} stays owner, and is told of it.
      </ConfirmDialog>
    </Group>
  );
}

function Waiting({ transfer: { id, fromName, toName, expiresAt, viewerCan } }: { transfer: Transfer }) {
  const { timezone } = useWorkspace();
  const { ask, dialog } = useConfirmation(useCancelOffer(id));
  return (
    <Group justify="space-between" gap="md">
      <Text size="sm" maw={560}>
        {fromName} offers the ownership to <b>{toName}</b>, open until {formatDate(expiresAt, timezone)}. Nothing
        changes until they accept.
      </Text>
      {viewerCan.cancel.allowed && (
        <Button variant="default" onClick={ask}>
          Take the offer back
        </Button>
      )}
      <ConfirmDialog {...dialog} title="Take the offer back?" confirmLabel="Take it back">
        {toName} can no longer accept it, and is told of it.
      </ConfirmDialog>
    </Group>
  );
}
