import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Anchor, Box, Button, Group, Text } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useState } from 'react';
import { invoiceStatus } from '../../app/plan-labels.ts';
import { PlatformInvoicesDocument } from '../../gql/invoices.ts';
import type { InvoiceStatus } from '../../gql/types.ts';
import { amountText } from '../../lib/amount.ts';
import { formatDate } from '../../lib/dates.ts';
import { denialOf } from '../../session/denial.ts';
import { usePages } from '../../session/use-pages.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section } from '../../ui/section.tsx';
import { Segments } from '../../ui/segments.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { CloseInvoice, type Closing } from './close-invoice.tsx';
import { InvoiceDialog } from './invoice-dialog.tsx';
import { type PlatformInvoice, workspaceTitle } from './platform-invoice.ts';

type Filter = InvoiceStatus | 'ALL';
const FILTERS: readonly { value: Filter; label: string }[] = [
  { value: 'ALL', label: t`All` },
  { value: 'OPEN', label: t`Open` },
  { value: 'PAID', label: t`Paid` },
  { value: 'VOID', label: t`Void` },
];

/** Invoices of all workspaces. Global admins can mark them as paid or void. */
export function InvoicesSection() {
  const [filter, setFilter] = useState<Filter>('ALL');
  const [closing, setClosing] = useState<Closing | null>(null);
  const [shownId, setShownId] = useState<string | null>(null);
  const query = useQuery(PlatformInvoicesDocument, {
    variables: { status: filter === 'ALL' ? null : filter, first: LIMITS.pageSize },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  const { data, previousData, error, loading, refetch } = query;
  const list = (data ?? previousData)?.platformInvoices;
  const { paging } = usePages(list, query);
  const shown = list?.edges.find(({ node }) => node.id === shownId)?.node ?? null;
  return (
    <>
      <Section title={t`Invoices`} quietTitle flush>
        <Box m="md">
          <Segments<Filter> label={t`Status`} segments={FILTERS} value={filter} onChange={setFilter} />
        </Box>
        <DataTable
          label={t`Invoices`}
          columns={columnsFor(({ id }) => setShownId(id), setClosing)}
          rows={error && !data ? undefined : list?.edges.map(({ node }) => node)}
          rowKey={({ id }) => id}
          {...paging}
          stale={loading && !data && previousData !== undefined}
          error={error && !data ? { requestId: denialOf(error).requestId } : null}
          onRetry={() => void refetch().catch(() => {})}
          empty={
            <EmptyState
              icon={<IconReceipt size={24} stroke={1.6} />}
              title={filter === 'ALL' ? t`No invoices yet` : t`No matching invoices`}
            />
          }
        />
      </Section>
      <InvoiceDialog shown={shown} onClose={() => setShownId(null)} />
      <CloseInvoice closing={closing} onClose={() => setClosing(null)} />
    </>
  );
}

const columnsFor = (
  onShow: (row: PlatformInvoice) => void,
  onClosing: (closing: Closing) => void,
): Column<PlatformInvoice>[] => [
  {
    key: 'invoice',
    header: t`Invoice`,
    cell: (row) => (
      <div>
        <Anchor component="button" size="sm" fw={550} onClick={() => onShow(row)}>
          {row.invoice.number}
        </Anchor>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {workspaceTitle(row)}
        </Text>
      </div>
    ),
  },
  {
    key: 'status',
    header: t`Status`,
    cell: ({ invoice }) => <StatusBadge tone={invoiceStatus(invoice).tone}>{invoiceStatus(invoice).title}</StatusBadge>,
  },
  { key: 'due', header: t`Due`, from: 'sm', cell: ({ invoice: { dueAt } }) => formatDate(dueAt, 'UTC') },
  {
    key: 'total',
    header: t`Total`,
    align: 'right',
    cell: ({ invoice: { totalMinor, currency } }) => amountText(totalMinor, currency),
  },
  {
    key: 'actions',
    header: t`Actions`,
    quiet: true,
    align: 'right',
    cell: (row) => row.invoice.status === 'OPEN' && <InvoiceActions row={row} onClosing={onClosing} />,
  },
];

function InvoiceActions({ row, onClosing }: { row: PlatformInvoice; onClosing: (closing: Closing) => void }) {
  const number = row.invoice.number ?? '';
  return (
    <Group gap="xs" justify="flex-end">
      <Button
        size="xs"
        variant="default"
        aria-label={t`Mark ${number} as paid`}
        onClick={() => onClosing({ row, status: 'PAID' })}
      >{t`Mark as paid`}</Button>
      <Button
        size="xs"
        variant="subtle"
        color="red"
        aria-label={t`Mark ${number} as void`}
        onClick={() => onClosing({ row, status: 'VOID' })}
      >{t`Void`}</Button>
    </Group>
  );
}
