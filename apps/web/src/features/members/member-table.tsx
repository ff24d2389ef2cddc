import type { useFragment } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { Badge, Button, Group, Text } from '@mantine/core';
import { absenceText, isAwayAt } from '../../app/availability/absence.ts';
import { MemberTable_MemberFragmentDoc } from '../../gql/member-table.ts';
import type { MemberTable_MemberFragment } from '../../gql/types.ts';
import { formatDate } from '../../lib/dates.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useNow } from '../../lib/use-now.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { NameAvatar } from '../../ui/avatar.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { accessSummary } from './access-labels.ts';
import { MemberMenu } from './member-menu.tsx';
import classes from './member-table.module.css';

export interface MemberActions {
  onOverview: (member: MemberTable_MemberFragment) => void;
  onEdit: (member: MemberTable_MemberFragment) => void;
  onRemove: (member: MemberTable_MemberFragment) => void;
  onOffer: (member: MemberTable_MemberFragment) => void;
}

interface Props extends MemberActions {
  members: useFragment.FromOptionValue<MemberTable_MemberFragment>[] | undefined;
  total: number | undefined;
  hasMore: boolean;
  loadingMore: boolean;
  onMore: () => void;
}

export function MemberTable({ members, onOverview, onEdit, onRemove, onOffer, ...rest }: Props) {
  const rows = useFragments(MemberTable_MemberFragmentDoc, members ?? []);
  const { timezone } = useWorkspace();
  const canEver = [useCan('update', 'Member'), useCan('remove', 'Member')].some(Boolean);
  const now = new Date(useNow());
  const actions = canEver ? { onOverview, onEdit, onRemove, onOffer } : { onOverview };
  return (
    <DataTable
      label={t`Members`}
      columns={columnsFor(actions, timezone, now)}
      rows={members && rows}
      rowKey={({ id }) => id}
      empty={<EmptyState icon={null} title={t`No members yet`} />}
      {...rest}
    />
  );
}

type Actions = Pick<MemberActions, 'onOverview'> & Partial<MemberActions>;

const columnsFor = (actions: Actions, timeZone: string, now: Date): Column<MemberTable_MemberFragment>[] => [
  { key: 'person', header: t`Member`, cell: (member) => <Person member={member} now={now} timeZone={timeZone} /> },
  {
    key: 'access',
    header: t`Role and permissions`,
    from: 'sm',
    cell: (member) => (
      <>
        <Text size="sm">{accessSummary(member, now)}</Text>
        <Text size="sm" c="dimmed">
          {plural(member.effectivePolicies.length, { one: '# permission', other: '# permissions' })}
        </Text>
      </>
    ),
  },
  {
    key: 'joined',
    header: t`Joined`,
    from: 'lg',
    cell: ({ joinedAt }) => (
      <Text span size="sm" c="dimmed">
        {formatDate(joinedAt, timeZone)}
      </Text>
    ),
  },
  {
    key: 'actions',
    header: t`Actions`,
    quiet: true,
    align: 'right',
    width: 1,
    cell: (member) => <RowActions member={member} actions={actions} />,
  },
];

interface PersonProps {
  member: MemberTable_MemberFragment;
  now: Date;
  timeZone: string;
}

function Person({ member, now, timeZone }: PersonProps) {
  const { name, email, isViewer } = member;
  return (
    <div className={classes.person}>
      <NameAvatar name={name} size={36} />
      <div className={classes.words}>
        <Text component="div" fw={550}>
          {name}
          {isViewer && (
            <Text span size="sm" c="dimmed" fw={400}>
              {' '}
              {t`(you)`}
            </Text>
          )}
        </Text>
        <Text size="sm" c="dimmed">
          {email}
        </Text>
        {isAwayAt(member, now.getTime()) && (
          <Badge variant="light" color="gray" tt="none">
            {absenceText(member, now.getTime(), timeZone)}
          </Badge>
        )}
        <Text size="sm" hiddenFrom="sm">
          {accessSummary(member, now)}
        </Text>
      </div>
    </div>
  );
}

function RowActions({ member, actions }: { member: MemberTable_MemberFragment; actions: Actions }) {
  const { onOverview, onEdit, onRemove, onOffer } = actions;
  return (
    <Group gap={6} wrap="nowrap" justify="flex-end">
      <Button
        variant="default"
        size="xs"
        visibleFrom={onEdit ? 'sm' : undefined}
        onClick={() => onOverview(member)}
        aria-label={t`View access of ${member.name}`}
      >
        {t`Access`}
      </Button>
      {onEdit && onRemove && onOffer && (
        <MemberMenu member={member} onOverview={onOverview} onEdit={onEdit} onRemove={onRemove} onOffer={onOffer} />
      )}
    </Group>
  );
}
