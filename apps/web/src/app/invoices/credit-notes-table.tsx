import { t } from '@lingui/core/macro';
import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CreditNoteFieldsFragment, CreditNoteStatus } from '../../gql/types.ts';
import { amountText } from '../../lib/amount.ts';
import { formatDate } from '../../lib/dates.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import type { Paging } from '../../ui/load-more.tsx';
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx';
import { DownloadCreditNote } from './download-credit-note.tsx';

export type CreditNote = CreditNoteFieldsFragment;

interface Props {
  notes: CreditNote[];
  timezone: string;
  /** Whether the table is for global admins. */
  ofPlatform?: boolean;
  /** Additional actions of a credit note. */
  actions?: (note: CreditNote) => ReactNode;
  /** Column that names the invoice. If omitted, the table belongs to one invoice. */
  invoice?: Column<CreditNote>;
  paging?: Paging;
}

/** Table of credit notes with their reason, balance and PDF file. */
export const CreditNotesTable = ({ notes, paging, ...options }: Props) => (
  <DataTable
    label={t`Credit notes`}
    columns={columnsFor(options)}
    rows={notes}
    rowKey={({ id }) => id}
    {...(paging ?? { hasMore: false, loadingMore: false, onMore: () => {}, total: notes.length })}
    empty={null}
  />
);

const columnsFor = ({ timezone, ofPlatform = false, actions, invoice }: Omit<Props, 'notes'>): Column<CreditNote>[] => [
  {
    key: 'number',
    header: t`Number`,
    cell: ({ number, reason }) => (
      <div>
        <Text size="sm" fw={550}>
          {number}
        </Text>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {reason}
        </Text>
      </div>
    ),
  },
  ...(invoice ? [invoice] : []),
  { key: 'issued', header: t`Issued`, from: 'sm', cell: ({ issuedAt }) => formatDate(issuedAt, timezone) },
  { key: 'status', header: t`Status`, from: 'sm', cell: (note) => <StatusCell note={note} /> },
  {
    key: 'total',
    header: t`Total`,
    align: 'right',
    cell: ({ totalMinor, currency }) => amountText(totalMinor, currency),
  },
  {
    key: 'actions',
    header: t`Actions`,
    quiet: true,
    align: 'right',
    cell: (note) => (
      <Group gap="xs" justify="flex-end">
        {actions?.(note)}
        <DownloadCreditNote note={note} ofPlatform={ofPlatform} />
      </Group>
    ),
  },
];

const STATUSES: Readonly<Record<CreditNoteStatus, { title: string; tone: Tone }>> = {
  AVAILABLE: { title: t`Balance left`, tone: 'info' },
  USED: { title: t`Used`, tone: 'neutral' },
  REFUNDED: { title: t`Refunded`, tone: 'good' },
};

function StatusCell({ note: { status, remainingMinor, currency } }: { note: CreditNote }) {
  return (
    <Group gap="xs">
      <StatusBadge tone={STATUSES[status].tone}>{STATUSES[status].title}</StatusBadge>
      {remainingMinor > 0 && <Text size="sm">{amountText(remainingMinor, currency)}</Text>}
    </Group>
  );
}
