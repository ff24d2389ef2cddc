import { useFragment } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { OwnershipOffer_TransferFragmentDoc } from '../../gql/ownership-offer.ts';
import type { MembersPageQuery, OwnershipOffer_TransferFragment } from '../../gql/types.ts';
import { formatDate } from '../../lib/dates.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog, TypeToConfirmDialog } from '../../ui/dialogs.tsx';
import { Section } from '../../ui/section.tsx';
import { useAcceptOwnershipTransfer, useCancelOffer, useDeclineOwnershipTransfer } from './use-ownership.ts';

type Offer = NonNullable<MembersPageQuery['ownershipTransfers']>['edges'][number]['node'];
type Transfer = OwnershipOffer_TransferFragment;

/** Pending ownership transfer. Visible only to owners and to the recipient. */
export function OwnershipOffer({ offer }: { offer: Offer }) {
  const { data, complete } = useFragment({ fragment: OwnershipOffer_TransferFragmentDoc, from: offer });
  if (!complete || data.status !== 'PENDING') return null;
  const { viewerCan } = data as Transfer;
  return (
    <Section title={t`Ownership transfer`}>
      {viewerCan.accept.allowed ? <ForMe transfer={data as Transfer} /> : <Waiting transfer={data as Transfer} />}
    </Section>
  );
}

function ForMe({ transfer: { id, fromName, expiresAt } }: { transfer: Transfer }) {
  const { name, slug, timezone } = useWorkspace();
  const accepting = useConfirmation(useAcceptOwnershipTransfer(id));
  const declining = useConfirmation(useDeclineOwnershipTransfer(id));
  return (
    <Group justify="space-between" gap="md">
      <Text size="sm" maw={560}>
        <Trans>
          <b>{fromName}</b> offered you ownership of {name} and would become an admin. Expires{' '}
          {formatDate(expiresAt, timezone)}.
        </Trans>
      </Text>
      <Group gap="xs">
        <Button variant="default" onClick={declining.ask}>
          {t`Decline`}
        </Button>
        <Button onClick={accepting.ask}>{t`Accept ownership`}</Button>
      </Group>
      <TypeToConfirmDialog
        {...accepting.dialog}
        title={t`Become an owner of ${name}?`}
        confirmLabel={t`Become owner`}
        word={slug}
        wordLabel={t`Workspace slug`}
      >
        {t`You get all permissions, including deleting and transferring the workspace. ${fromName} becomes an admin. Both of you receive an email.`}
      </TypeToConfirmDialog>
      <ConfirmDialog {...declining.dialog} title={t`Decline ownership?`} confirmLabel={t`Decline ownership`}>
        {t`${fromName} stays an owner and is notified.`}
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
        <Trans>
          {fromName} offered ownership to <b>{toName}</b>. The offer expires {formatDate(expiresAt, timezone)}.
        </Trans>
      </Text>
      {viewerCan.cancel.allowed && (
        <Button variant="default" onClick={ask}>
          {t`Withdraw offer`}
        </Button>
      )}
      <ConfirmDialog {...dialog} title={t`Withdraw offer?`} confirmLabel={t`Withdraw offer`}>
        {t`${toName} can no longer accept and is notified.`}
      </ConfirmDialog>
    </Group>
  );
}
