import { LIMITS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { ActionIcon, Box, Group, Menu, Text } from '@mantine/core';
import { IconDots, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { UsersPageQuery } from '../../gql/types.ts';
import { UsersPageDocument } from '../../gql/users-page.ts';
import { formatDate } from '../../lib/dates.ts';
import { usePages } from '../../session/use-pages.ts';
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

/** Page that lists all user accounts of the platform, without their memberships. */
export function UsersPage() {
  const [search, setSearch] = useState('');
  const [asked, setAsked] = useState<{ user: PlatformUser; act: UserAction } | null>(null);
  const viewer = useViewer();
  const query = useScreenQuery(UsersPageDocument, { search, first: LIMITS.pageSize });
  const { data, previousData, loading } = query;
  const list = (data ?? previousData)?.platformUsers;
  const { paging } = usePages(list, query);
  return (
    <>
      <PageHeader
        title={t`Users`}
        description={list ? plural(list.totalCount, { one: '# account', other: '# accounts' }) : ' '}
      />
      <Section title={t`Accounts`} quietTitle flush>
        <Box m="md">
          <SearchField
            label={t`Search users`}
            placeholder={t`Search by name or email`}
            group={t`Users`}
            search={search}
            onSearch={setSearch}
          />
        </Box>
        <DataTable
          label={t`Users`}
          columns={columnsFor(viewer.id, (user, act) => setAsked({ user, act }))}
          rows={list?.edges.map(({ node }) => node)}
          rowKey={({ id }) => id}
          {...paging}
          stale={loading && !data && previousData !== undefined}
          empty={
            <EmptyState icon={<IconUserOff size={24} stroke={1.6} />} title={t`No matching users`}>
              {t`Try a different name or email.`}
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
    header: t`User`,
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
    header: t`Status`,
    cell: (user) => <State user={user} />,
  },
  { key: 'since', header: t`Registered`, from: 'sm', width: 130, cell: ({ createdAt }) => formatDate(createdAt) },
  {
    key: 'acts',
    header: t`Actions`,
    quiet: true,
    align: 'right',
    width: 60,
    cell: (user) => <UserMenu user={user} isViewer={user.id === viewerId} onAsk={(act) => onAsk(user, act)} />,
  },
];

function State({ user: { disabledAt, emailVerifiedAt, globalRole } }: { user: PlatformUser }) {
  return (
    <Group gap="xs">
      {disabledAt ? (
        <StatusBadge tone="bad">{t`Disabled`}</StatusBadge>
      ) : (
        <StatusBadge tone="good">{t`Active`}</StatusBadge>
      )}
      {!emailVerifiedAt && <StatusBadge tone="warning">{t`Not verified`}</StatusBadge>}
      {globalRole === 'ADMIN' && <StatusBadge tone="info">{t`Global admin`}</StatusBadge>}
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
        <ActionIcon variant="subtle" color="gray" aria-label={t`Actions for ${name}`}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {globalRole === 'USER' ? (
          <Menu.Item onClick={() => onAsk('promote')}>{t`Make global admin`}</Menu.Item>
        ) : (
          <Menu.Item onClick={() => onAsk('demote')}>{t`Remove global admin role`}</Menu.Item>
        )}
        <Menu.Item onClick={() => onAsk('endSessions')}>{t`Sign out everywhere`}</Menu.Item>
        {disabledAt ? (
          <Menu.Item onClick={() => onAsk('enable')}>{t`Enable`}</Menu.Item>
        ) : (
          !isViewer && (
            <Menu.Item color="red.9" onClick={() => onAsk('disable')}>
              {t`Disable`}
            </Menu.Item>
          )
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
