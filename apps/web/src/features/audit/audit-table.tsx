import type { useFragment } from '@apollo/client/react';
import { AUDIT_VIA_TITLES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { AuditTable_EventFragmentDoc } from '../../gql/audit-event.ts';
import type { AuditTable_EventFragment } from '../../gql/types.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import classes from './audit.module.css';
import { eventLabel } from './audit-labels.ts';
import { Changes } from './changes.tsx';

interface Props {
  events: useFragment.FromOptionValue<AuditTable_EventFragment>[] | undefined;
  arrived: ReadonlySet<string>;
  empty: ReactNode;
  total: number | undefined;
  hasMore: boolean;
  loadingMore: boolean;
  moreFailed: boolean;
  onMore: () => void;
  stale: boolean;
  onShow: (id: string) => void;
}

export function AuditTable({ events, arrived, onShow, ...rest }: Props) {
  const { timezone } = useWorkspace();
  const rows = useFragments(AuditTable_EventFragmentDoc, events ?? []);
  return (
    <>
      <DataTable
        label={t`Audit log`}
        columns={columnsFor(timezone, onShow)}
        rows={events && rows}
        rowKey={({ id }) => id}
        rowClassName={({ id }) => (arrived.has(id) ? classes.arrived : undefined)}
        skeletonRows={10}
        {...rest}
      />
    </>
  );
}

const columnsFor = (timeZone: string, onShow: (id: string) => void): Column<AuditTable_EventFragment>[] => [
  {
    key: 'what',
    header: t`Event`,
    cell: ({ id, actorLabel, name, via }) => (
      <div>
        <UnstyledButton className={classes.open} onClick={() => onShow(id)} aria-haspopup="dialog">
          <Trans>
            <b>{actorLabel}</b> {eventLabel(name)}
          </Trans>
        </UnstyledButton>
        <Text size="xs" c="dimmed">
          {AUDIT_VIA_TITLES[via]}
        </Text>
      </div>
    ),
  },
  {
    key: 'change',
    header: t`Changes`,
    from: 'sm',
    cell: ({ subjectType, before, after }) => (
      <Changes subjectType={subjectType} before={before} after={after} most={2} />
    ),
  },
  {
    key: 'when',
    header: t`Time`,
    width: 140,
    align: 'right',
    cell: ({ occurredAt: at }) => (
      <Text span size="sm" c="dimmed">
        <TimeAgo iso={at} timeZone={timeZone} />
      </Text>
    ),
  },
];
