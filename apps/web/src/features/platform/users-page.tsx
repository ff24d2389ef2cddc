import { LIMITS } from '@frontdesk/domain';
import { ActionIcon, Box, Group, Menu, Text } from '@mantine/core';
import { IconDots, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { UsersPageQuery } from '../../gql/types.ts';
import { UsersPageDocument } from '../../gql/users-page.ts';
import { formatDate } from '../../lib/dates.ts';
import { countOf } from '../../lib/format-text.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useViewer } from '../../session/viewer.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { withinMain } from '../../ui/floating.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { ChangeUser, type UserAction } from './change-user.tsx';

export type PlatformUser = UsersPageQuery['platformUsers']['edges'][number]['node'];

/** All user accounts of the platform. Memberships are not shown. */
export function UsersPage() {
  const [search, setSearch] = useState('');
  const [asked, setAsked] = useState<{ user: PlatformUser; act: UserAction } | null>(null);
  const [loadingMore, setLoadingMore] = useState(false);
  const viewer = useViewer();
  const { data, previousData, loading, fetchMore } = useScreenQuery(UsersPageDocument, {
    search,
    first: LIMITS.pageSize,
  });
  const list = (data ?? previousData)?.platformUsers;
  const more = () => {
    setLoadingMore(true);
    fetchMore({ variables: { after: list?.pageInfo.endCursor } })
      .catch(() => {})
      .finally(() => setLoadingMore(false));
  };
  return (
    <>
      <PageHeader title="Users" description={list ? countOf(list.totalCount, 'account') : ' '} />
      <Section title="Accounts" quietTitle flush>
        <Box m="md">
          <SearchField
            label="Search users"
            placeholder="Search by name or email"
            group="Users"
            search={search}
            onSearch={setSearch}
          />
        </Box>
        <DataTable
          label="Users"
          columns={columnsFor(viewer.id, (user, act) => setAsked({ user, act }))}
          rows={list?.edges.map(({ node }) => node)}
          rowKey={({ id }) => id}
          total={list?.totalCount}
          hasMore={list?.pageInfo.hasNextPage ?? false}
          loadingMore={loadingMore}
          onMore={more}
          stale={loading && !data && previousData !== undefined}
          empty={
            <EmptyState icon={<IconUserOff size={24} stroke={1.6} />} title="No matching users">
              Try a different name or email.
            </EmptyState>
          }
        />
      </Section>
      <ChangeUser asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}

const columnsFor = (viewerId: string, onAsk: (user: PlatformUser, act: UserAction) => void): Column<PlatformUser>[] => [
  {
    key: 'who',
    header: 'User',
    cell: ({ name, email }) => (
      <div>
        <Text size="sm" fw={550}>
          {name}
        </Text>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {email}
        </Text>
      </div>
    ),
  },
  {
    key: 'state',
    header: 'Status',
    cell: (user) => <State user={user} />,
  },
  { key: 'since', header: 'Registered', from: 'sm', width: 130, cell: ({ createdAt }) => formatDate(createdAt) },
  {
    key: 'acts',
    header: 'Actions',
    quiet: true,
    align: 'right',
    width: 60,
    cell: (user) => <UserMenu user={user} isViewer={user.id === viewerId} onAsk={(act) => onAsk(user, act)} />,
  },
];

function State({ user: { disabledAt, emailVerifiedAt, globalRole } }: { user: PlatformUser }) {
  return (
    <Group gap="xs">
      {disabledAt ? <StatusBadge tone="bad">Disabled</StatusBadge> : <StatusBadge tone="good">Active</StatusBadge>}
      {!emailVerifiedAt && <StatusBadge tone="warning">Not verified</StatusBadge>}
      {globalRole === 'ADMIN' && <StatusBadge tone="info">Global admin</StatusBadge>}
    </Group>
  );
}

interface UserMenuProps {
  user: PlatformUser;
  isViewer: boolean;
  onAsk: (act: UserAction) => void;
}

function UserMenu({ user: { name, disabledAt, globalRole }, isViewer, onAsk }: UserMenuProps) {
  return (
    <Menu position="bottom-end" width={230} shadow="md" radius="lg" {...withinMain}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${name}`}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {globalRole === 'USER' ? (
          <Menu.Item onClick={() => onAsk('promote')}>Make global admin</Menu.Item>
        ) : (
          <Menu.Item onClick={() => onAsk('demote')}>Remove global admin role</Menu.Item>
        )}
        <Menu.Item onClick={() => onAsk('endSessions')}>Sign out everywhere</Menu.Item>
        {disabledAt ? (
          <Menu.Item onClick={() => onAsk('enable')}>Enable</Menu.Item>
        ) : (
          !isViewer && (
            <Menu.Item color="red.9" onClick={() => onAsk('disable')}>
              Disable
            </Menu.Item>
          )
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
