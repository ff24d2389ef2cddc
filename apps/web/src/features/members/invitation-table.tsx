import type { useFragment } from '@apollo/client/react';
import { isPolicyKey, policyByKey, ROLES } from '@frontdesk/policies';
import { Group, Text, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { InvitationTable_InvitationFragmentDoc } from '../../gql/invitation-table.ts';
import type { InvitationStatus, InvitationTable_InvitationFragment } from '../../gql/types.ts';
import { formatDate } from '../../lib/dates.ts';
import { countOf } from '../../lib/words.ts';
import { useRecords } from '../../session/use-records.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { ResendInvitation } from './resend-invitation.tsx';
import { RevokeInvitation } from './revoke-invitation.tsx';

type Invitation = InvitationTable_InvitationFragment;

const STATUSES: Record<InvitationStatus, { title: string; tone: Tone }> = {
  PENDING: { title: 'Pending', tone: 'info' },
  ACCEPTED: { title: 'Accepted', tone: 'good' },
  DECLINED: { title: 'Declined', tone: 'neutral' },
  REVOKED: { title: 'Revoked', tone: 'neutral' },
  EXPIRED: { title: 'Expired', tone: 'warning' },
};

interface Props {
  invitations: useFragment.FromOptionValue<Invitation>[] | undefined;
  empty: ReactNode;
  total: number | undefined;
  hasMore: boolean;
  loadingMore: boolean;
  onMore: () => void;
}

export function InvitationTable({ invitations, ...rest }: Props) {
  const rows = useRecords(InvitationTable_InvitationFragmentDoc, invitations ?? []);
  const { timezone } = useWorkspace();
  return (
    <DataTable
      label="Invitations"
      columns={columnsFor(timezone)}
      rows={invitations && rows}
      rowKey={({ id }) => id}
      skeletonRows={2}
      {...rest}
    />
  );
}

const columnsFor = (timeZone: string): Column<Invitation>[] => [
  {
    key: 'email',
    header: 'Address',
    cell: ({ email, role, policies, inviterName }) => (
      <>
        <Text size="sm" fw={550}>
          {email}
        </Text>
        <Text size="sm" c="dimmed">
          <Offer role={role} policies={policies} />, invited by {inviterName}
        </Text>
      </>
    ),
  },
  {
    key: 'status',
    header: 'Status',
    cell: ({ status, expiresAt, lastSentAt }) => (
      <>
        <StatusBadge tone={STATUSES[status].tone}>{STATUSES[status].title}</StatusBadge>
        {(status === 'PENDING' || status === 'EXPIRED') && (
          <Text size="xs" c="dimmed" mt={4}>
            Sent <TimeAgo iso={lastSentAt} timeZone={timeZone} />
            {status === 'PENDING' && `, until ${formatDate(expiresAt, timeZone)}`}
          </Text>
        )}
      </>
    ),
  },
  {
    key: 'actions',
    header: 'What can be done',
    quiet: true,
    align: 'right',
    cell: ({ id, email, status, lastSentAt }) =>
      (status === 'PENDING' || status === 'EXPIRED') && (
        <Group gap={6} justify="flex-end">
          <ResendInvitation id={id} email={email} lastSentAt={lastSentAt} />
          <RevokeInvitation id={id} email={email} />
        </Group>
      ),
  },
];

/** `Agent + 2 policies`; which ones, when it is pointed at. */
function Offer({ role, policies }: Pick<Invitation, 'role' | 'policies'>) {
  if (policies.length === 0) return ROLES[role].title;
  const sentences = policies.filter(isPolicyKey).map((key) => policyByKey(key).sentence);
  return (
    <Tooltip label={sentences.join(' ')}>
      <span>
        {ROLES[role].title} + {countOf(policies.length, 'policy', 'policies')}
      </span>
    </Tooltip>
  );
}
