import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Code } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { AccessDenialsDocument } from '../../gql/access-denials.ts';
import type { AccessDenialsQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { usePages } from '../../session/use-pages.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { actorTitle } from './audit-labels.ts';

type Attempt = AccessDenialsQuery['accessDenials']['edges'][number]['node'];

/** Table of the denied attempts of members and API keys, counted per minute. */
export function DeniedTable() {
  const { timezone } = useWorkspace();
  const query = useQuery(AccessDenialsDocument, {
    variables: { first: LIMITS.pageSize },
    fetchPolicy: 'cache-and-network',
  });
  const { error, refetch } = query;
  const list = query.data?.accessDenials;
  const { paging } = usePages(list, query);
  return (
    <Section title={t`Denied`} quietTitle flush>
      <DataTable
        label={t`Denied attempts`}
        columns={columnsFor(timezone)}
        rows={list?.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        error={error ? {} : null}
        onRetry={() => void refetch().catch(() => {})}
        {...paging}
        empty={
          <EmptyState icon={<IconShieldCheck size={24} stroke={1.6} />} title={t`No denied attempts`}>
            {t`Denied requests appear here.`}
          </EmptyState>
        }
      />
    </Section>
  );
}

const columnsFor = (timeZone: string): Column<Attempt>[] => [
  {
    key: 'who',
    header: t`Actor`,
    cell: ({ actorLabel, actorKind }) => (
      <>
        <b>{actorLabel}</b> ({actorTitle(actorKind)})
      </>
    ),
  },
  { key: 'what', header: t`Action`, cell: ({ action }) => <Code>{action}</Code> },
  {
    key: 'answer',
    header: t`Result`,
    from: 'sm',
    cell: ({ code }) => <StatusBadge tone="warning">{code === 'FORBIDDEN' ? t`Forbidden` : t`Not found`}</StatusBadge>,
  },
  { key: 'count', header: t`Count`, align: 'right', width: 90, cell: ({ count }) => count.toLocaleString('en-GB') },
  { key: 'when', header: t`Time`, align: 'right', from: 'sm', cell: ({ minute }) => formatDateTime(minute, timeZone) },
];
