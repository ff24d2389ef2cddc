import type { useFragment } from '@apollo/client/react';
import { ROLES } from '@frontdesk/policies';
import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { InvitationList_InvitationFragmentDoc } from '../../gql/invitation-list.ts';
import type { InvitationList_InvitationFragment, InvitationStatus } from '../../gql/types.ts';
import { formatDate } from '../../lib/dates.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import type { Paging } from '../../ui/load-more.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { InvitationLink } from './invitation-link.tsx';
import { ResendInvitation } from './resend-invitation.tsx';
import { RevokeInvitation } from './revoke-invitation.tsx';

type Invitation = InvitationList_InvitationFragment;

const NAMED = 4;

const STATUSES: Record<InvitationStatus, { title: string; tone: Tone }> = {
  PENDING: { title: 'Pending', tone: 'info' },
  ACCEPTED: { title: 'Accepted', tone: 'good' },
  DECLINED: { title: 'Declined', tone: 'neutral' },
  REVOKED: { title: 'Revoked', tone: 'neutral' },
  EXPIRED: { title: 'Expired', tone: 'warning' },
};

interface Props extends Paging {
  invitations: useFragment.FromOptionValue<Invitation>[] | undefined;
  empty: ReactNode;
}

export function InvitationList({ invitations, ...rest }: Props) {
  const rows = useFragments(InvitationList_InvitationFragmentDoc, invitations ?? []);
  return (
    <RowList
      label="Invitations"
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

/** Whether it can be accepted or sent again. */
export const isPending = (status: InvitationStatus) => status === 'PENDING' || status === 'EXPIRED';

function RowSummary({ invitation }: { invitation: Invitation }) {
  const { timezone } = useWorkspace();
  const { email, role, customRoleName, policies, inviterName, status, lastSentAt, expiresAt } = invitation;
  return (
    <>
      <Group gap="xs">
        <Text size="sm" fw={550}>
          {email}
        </Text>
        <StatusBadge tone={STATUSES[status].tone}>{STATUSES[status].title}</StatusBadge>
      </Group>
      <Text size="sm" c="dimmed" component="div">
        {offerOf({ role, customRoleName, policies })}, invited by {inviterName}
        {isPending(status) && (
          <>
            , sent <TimeAgo iso={lastSentAt} timeZone={timezone} />
          </>
        )}
        {status === 'PENDING' && `, expires ${formatDate(expiresAt, timezone)}`}
      </Text>
    </>
  );
}

/** `Agent with message.send, contact.read` */
function offerOf({ role, customRoleName, policies }: Pick<Invitation, 'role' | 'customRoleName' | 'policies'>): string {
  const title = customRoleName ?? ROLES[role].title;
  if (policies.length === 0) return title;
  const more = policies.length - NAMED;
  return `${title} with ${policies.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
