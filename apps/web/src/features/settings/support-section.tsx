import { SUPPORT_LEVEL_TITLES } from '@frontdesk/domain';
import { Button, Text } from '@mantine/core';
import { IconLifebuoy } from '@tabler/icons-react';
import { useState } from 'react';
import { SupportAccessesDocument } from '../../gql/support-accesses.ts';
import type { SupportAccessesQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { EndSupportAccess } from './end-support-access.tsx';
import { GrantSupportAccessDialog } from './grant-support-access-dialog.tsx';

type Access = SupportAccessesQuery['supportAccesses']['edges'][number]['node'];

const SHOWN = 5;

/** Support access grants. Closed unless a member grants access. */
export function SupportSection() {
  const { data } = useScreenQuery(SupportAccessesDocument, { first: SHOWN });
  const [granting, setGranting] = useState(false);
  const canGrant = useCan('grant', 'SupportAccess');
  const canEnd = useCan('revoke', 'SupportAccess');
  const accesses = data?.supportAccesses.edges.map(({ node }) => node);
  return (
    <Section
      title="Support access"
      description="Support can’t see this workspace without your permission."
      flush
      actions={
        canGrant && (
          <Button size="xs" onClick={() => setGranting(true)} disabled={!accesses || accesses.some(isOpen)}>
            Grant support access
          </Button>
        )
      }
    >
      <RowList
        label="Support access"
        rows={accesses}
        rowKey={({ id }) => id}
        renderText={(access) => <RowSummary access={access} />}
        renderActions={(access) => canEnd && isOpen(access) && <EndSupportAccess id={access.id} />}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        total={accesses?.length}
        empty={
          <EmptyState icon={<IconLifebuoy size={24} stroke={1.6} />} title="No support sessions">
            Grant access for a few hours when you need help.
          </EmptyState>
        }
      />
      <GrantSupportAccessDialog opened={granting} onClose={() => setGranting(false)} />
    </Section>
  );
}

const isOpen = ({ endedAt, expiresAt }: Access) => endedAt === null && new Date(expiresAt).getTime() > Date.now();

function RowSummary({ access }: { access: Access }) {
  const { timezone } = useWorkspace();
  const { level, grantedByName, adminName, reason, expiresAt, endedByName, endedAt } = access;
  const moment = (iso: string) => formatDateTime(iso, timezone);
  return (
    <>
      <Text size="sm" fw={600}>
        {adminName ?? 'Not used yet'}{' '}
        {isOpen(access) && <StatusBadge tone="warning">{adminName ? 'In session' : 'Access granted'}</StatusBadge>}
      </Text>
      {reason && <Text size="sm">{reason}</Text>}
      <Text size="sm" c="dimmed">
        {SUPPORT_LEVEL_TITLES[level]} · granted by {grantedByName}
        {endedAt ? `; ended by ${endedByName} on ${moment(endedAt)}` : `; until ${moment(expiresAt)}`}
      </Text>
    </>
  );
}
