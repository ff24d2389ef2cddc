import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Box, Button, Stack, Text } from '@mantine/core';
import { IconWebhook } from '@tabler/icons-react';
import { useState } from 'react';
import { PaymentEventsDocument, ReplayPaymentEventDocument } from '../../gql/payment-events.ts';
import type { PaymentEventStatus, PaymentEventsQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { denialOf } from '../../session/denial.ts';
import { usePages } from '../../session/use-pages.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { Segments } from '../../ui/segments.tsx';
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx';

export type PaymentEvent = PaymentEventsQuery['paymentEvents']['edges'][number]['node'];

const STATUSES: Readonly<Record<PaymentEventStatus, { title: string; tone: Tone }>> = {
  PENDING: { title: t`Pending`, tone: 'info' },
  APPLIED: { title: t`Applied`, tone: 'good' },
  IGNORED: { title: t`Ignored`, tone: 'neutral' },
  FAILED: { title: t`Failed`, tone: 'bad' },
};

type Filter = PaymentEventStatus | 'ALL';
const FILTERS: readonly { value: Filter; label: string }[] = [
  { value: 'ALL', label: t`All` },
  { value: 'FAILED', label: t`Failed` },
  { value: 'PENDING', label: t`Pending` },
  { value: 'APPLIED', label: t`Applied` },
  { value: 'IGNORED', label: t`Ignored` },
];

/** Events of Stripe. Global admins can read the payments of the workspace of an event from Stripe again. */
export function PaymentEventsSection() {
  const [filter, setFilter] = useState<Filter>('ALL');
  const query = useQuery(PaymentEventsDocument, {
    variables: { status: filter === 'ALL' ? null : filter, first: LIMITS.pageSize },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  const { data, previousData, error, loading, refetch } = query;
  const list = (data ?? previousData)?.paymentEvents;
  const { paging } = usePages(list, query);
  return (
    <Section title={t`Payment events`} description={t`Events of Stripe from the last 90 days.`} flush>
      <Box m="md">
        <Segments<Filter> label={t`Status`} segments={FILTERS} value={filter} onChange={setFilter} />
      </Box>
      <DataTable
        label={t`Payment events`}
        columns={COLUMNS}
        rows={error && !data ? undefined : list?.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        {...paging}
        stale={loading && !data && previousData !== undefined}
        error={error && !data ? { requestId: denialOf(error).requestId } : null}
        onRetry={() => void refetch().catch(() => {})}
        empty={
          <EmptyState
            icon={<IconWebhook size={24} stroke={1.6} />}
            title={filter === 'ALL' ? t`No payment events yet` : t`No matching payment events`}
          >
            {filter === 'ALL' && t`Events appear here when this installation takes payments through Stripe.`}
          </EmptyState>
        }
      />
    </Section>
  );
}

const COLUMNS: Column<PaymentEvent>[] = [
  {
    key: 'event',
    header: t`Event`,
    cell: ({ id, type, objectId }) => (
      <div style={{ overflowWrap: 'anywhere' }}>
        <Text size="sm" fw={550}>
          {type}
        </Text>
        <Text size="sm" c="dimmed">
          {objectId === null ? id : `${id} · ${objectId}`}
        </Text>
      </div>
    ),
  },
  {
    key: 'status',
    header: t`Status`,
    cell: ({ status, detail }) => (
      <Stack gap={2} align="flex-start">
        <StatusBadge tone={STATUSES[status].tone}>{STATUSES[status].title}</StatusBadge>
        {detail !== '' && <Text size="sm">{detail}</Text>}
      </Stack>
    ),
  },
  { key: 'time', header: t`Time (UTC)`, from: 'sm', cell: ({ occurredAt }) => formatDateTime(occurredAt, 'UTC') },
  {
    key: 'actions',
    header: t`Actions`,
    quiet: true,
    align: 'right',
    cell: (event) => event.status !== 'IGNORED' && <Replay event={event} />,
  },
];

function Replay({ event: { id, type } }: { event: PaymentEvent }) {
  const [replay] = useMutation(ReplayPaymentEventDocument);
  const { attempt, pending, refusal } = useMutationAction(async () =>
    refusalOf((await replay({ variables: { id } })).data?.replayPaymentEvent),
  );
  return (
    <Stack gap="xs" align="flex-end">
      <Button
        size="xs"
        variant="default"
        loading={pending}
        aria-label={t`Replay ${type} ${id}`}
        onClick={() => void attempt()}
      >{t`Replay`}</Button>
      <RefusalAlert refusal={refusal} />
    </Stack>
  );
}
