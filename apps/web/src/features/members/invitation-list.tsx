import { type useFragment, useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { ROLES } from '@frontdesk/policies';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { InvitationList_InvitationFragmentDoc } from '../../gql/invitation-list.ts';
import { ResendInvitationDocument, RevokeInvitationDocument } from '../../gql/invitation-list-actions.ts';
import type { InvitationList_InvitationFragment, InvitationStatus } from '../../gql/types.ts';
import { formatDate } from '../../lib/dates.ts';
import { handleMutationResult, refusalOf } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useSecondsSince } from '../../lib/use-seconds-since.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import type { Paging } from '../../ui/load-more.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { toast } from '../../ui/toast.ts';
import { InvitationLink } from './invitation-link.tsx';

type Invitation = InvitationList_InvitationFragment;

const NAMED = 4;

const STATUSES: Record<InvitationStatus, { title: string; tone: Tone }> = {
  PENDING: { title: t`Pending`, tone: 'info' },
  ACCEPTED: { title: t`Accepted`, tone: 'good' },
  DECLINED: { title: t`Declined`, tone: 'neutral' },
  REVOKED: { title: t`Revoked`, tone: 'neutral' },
  EXPIRED: { title: t`Expired`, tone: 'warning' },
};

interface Props extends Paging {
  invitations: useFragment.FromOptionValue<Invitation>[] | undefined;
  empty: ReactNode;
}

export function InvitationList({ invitations, ...rest }: Props) {
  const rows = useFragments(InvitationList_InvitationFragmentDoc, invitations ?? []);
  return (
    <RowList
      label={t`Invitations`}
      rows={invitations && rows}
      rowKey={({ id }) => id}
      renderText={(invitation) => <RowSummary invitation={invitation} />}
      renderActions={({ id, email, status, lastSentAt }) =>
        isPending(status) && (
          <>
            <ResendInvitation id={id} email={email} lastSentAt={lastSentAt} />
            <InvitationLink id={id} email={email} />
            <RevokeInvitation id={id} email={email} />
          </>
        )
      }
      {...rest}
    />
  );
}

/** Whether the invitation can still be accepted or sent again. */
export const isPending = (status: InvitationStatus) => status === 'PENDING' || status === 'EXPIRED';

function RowSummary({ invitation }: { invitation: Invitation }) {
  const { timezone } = useWorkspace();
  const { email, role, customRoleName, policies, inviterName, status, lastSentAt, expiresAt } = invitation;
  const offer = offerOf({ role, customRoleName, policies });
  return (
    <>
      <Group gap="xs">
        <Text size="sm" fw={550}>
          {email}
        </Text>
        <StatusBadge tone={STATUSES[status].tone}>{STATUSES[status].title}</StatusBadge>
      </Group>
      <Text size="sm" c="dimmed" component="div">
        {status === 'PENDING' ? (
          <>
            <Trans>
              {offer}, invited by {inviterName}, sent <TimeAgo iso={lastSentAt} timeZone={timezone} />, expires{' '}
              {formatDate(expiresAt, timezone)}
            </Trans>
          </>
        ) : isPending(status) ? (
          <>
            <Trans>
              {offer}, invited by {inviterName}, sent <TimeAgo iso={lastSentAt} timeZone={timezone} />
            </Trans>
          </>
        ) : (
          <>{t`${offer}, invited by ${inviterName}`}</>
        )}
      </Text>
    </>
  );
}

/**
 * Describes the offered access, for example `Agent with message.send, contact.read`. Long lists of policies are
 * shortened.
 */
function offerOf({ role, customRoleName, policies }: Pick<Invitation, 'role' | 'customRoleName' | 'policies'>): string {
  const title = customRoleName ?? ROLES[role].title;
  if (policies.length === 0) return title;
  const more = policies.length - NAMED;
  return more > 0
    ? t`${title} with ${policies.slice(0, NAMED).join(', ')} and ${more} more`
    : t`${title} with ${policies.slice(0, NAMED).join(', ')}`;
}

function RevokeInvitation({ id, email }: { id: string; email: string }) {
  const [revoke] = useMutation(RevokeInvitationDocument);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await revoke({ variables: { id } });
    return refusalOf(data?.revokeInvitation);
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={ask} aria-label={t`Revoke invitation to ${email}`}>
        {t`Revoke`}
      </Button>
      <ConfirmDialog {...dialog} title={t`Revoke invitation?`} confirmLabel={t`Revoke invitation`} danger>
        {t`The link sent to ${email} stops working. You can invite them again.`}
      </ConfirmDialog>
    </>
  );
}

const COOL_DOWN_SECONDS = LIMITS.resendCoolDownSeconds;

interface ResendInvitationProps {
  id: string;
  email: string;
  lastSentAt: string;
}

/** Button that sends the invitation again, at most once a minute. Shows the remaining seconds. */
function ResendInvitation({ id, email, lastSentAt }: ResendInvitationProps) {
  const wait = COOL_DOWN_SECONDS - useSecondsSince(lastSentAt, COOL_DOWN_SECONDS);
  const [resend] = useMutation(ResendInvitationDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await resend({ variables: { id } });
    return handleMutationResult(
      data?.resendInvitation,
      () => void toast(t`New invitation sent to ${email}. The old link no longer works.`),
    );
  });
  const reason = wait > 0 ? t`You can resend the invitation in ${wait} seconds.` : null;
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={{ allowed: reason === null, reason }}
        loading={pending}
        onClick={() => void attempt()}
        aria-label={t`Resend invitation to ${email}`}
      >
        {wait > 0 ? t`Resend in ${wait} s` : t`Resend`}
      </PermissionButton>
      {refusal && (
        <Text size="xs" c="var(--fd-bad-text)" role="alert" w="100%">
          {refusal}
        </Text>
      )}
    </>
  );
}
