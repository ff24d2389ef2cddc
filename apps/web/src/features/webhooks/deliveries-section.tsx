import { WEBHOOK_DELIVERY_STATUSES, type WebhookDeliveryStatus } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, NativeSelect, Text, UnstyledButton } from '@mantine/core';
import { IconSearchOff, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import type { WebhookCard_WebhookFragment } from '../../gql/types.ts';
import { RECENT_PERIOD_OPTIONS, type RecentPeriod } from '../../lib/recent-period.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { DELIVERY_TYPES, type DeliveriesFilter, isFiltered } from './deliveries-filter.ts';
import { DeliveryDrawer } from './delivery-drawer.tsx';
import { type DeliveryRow, useDeliveries } from './use-deliveries.ts';
import { addressOf, CAUSE_TITLES, STATE_LABELS } from './webhook-labels.ts';
import classes from './webhooks.module.css';

interface Props {
  webhooks: readonly WebhookCard_WebhookFragment[];
  filter: DeliveriesFilter;
  setFilter: (filter: DeliveriesFilter | null) => void;
}

/** List of the webhook deliveries with their status. */
export function DeliveriesSection({ webhooks, filter, setFilter }: Props) {
  const { timezone } = useWorkspace();
  const { rows, ...list } = useDeliveries(filter);
  const [shownId, setShownId] = useState<string | null>(null);
  return (
    <Section title={t`Deliveries`} description={t`Deliveries are stored for 30 days.`} flush>
      <FilterBar webhooks={webhooks} filter={filter} setFilter={setFilter} />
      <DataTable
        label={t`Deliveries`}
        columns={columnsFor(timezone, setShownId)}
        rows={rows}
        rowKey={({ id }) => id}
        empty={<NoDeliveries filtered={isFiltered(filter)} onClear={() => setFilter(null)} />}
        {...list}
      />
      <DeliveryDrawer
        id={shownId}
        ids={rows?.map(({ id }) => id) ?? []}
        onShow={setShownId}
        onClose={() => setShownId(null)}
      />
    </Section>
  );
}

const ALL = '';

function FilterBar({ webhooks, filter, setFilter }: Props) {
  const put = (part: Partial<DeliveriesFilter>) => setFilter({ ...filter, ...part });
  const [status = ALL] = filter.statuses;
  const [type = ALL] = filter.types;
  return (
    <div className={classes.bar}>
      <NativeSelect
        aria-label={t`Endpoint`}
        className={classes.choice}
        value={filter.endpoint}
        onChange={(event) => put({ endpoint: event.currentTarget.value })}
        data={[
          { value: ALL, label: t`All endpoints` },
          ...webhooks.map(({ id, url }) => ({ value: id, label: addressOf(url) })),
        ]}
      />
      <NativeSelect
        aria-label={t`Status`}
        className={classes.choice}
        value={status}
        onChange={({ currentTarget: { value } }) => put({ statuses: value ? [value as WebhookDeliveryStatus] : [] })}
        data={[
          { value: ALL, label: t`Any status` },
          ...WEBHOOK_DELIVERY_STATUSES.map((value) => ({ value, label: STATE_LABELS[value].title })),
        ]}
      />
      <NativeSelect
        aria-label={t`Event`}
        className={classes.choice}
        value={type}
        onChange={({ currentTarget: { value } }) => put({ types: value ? [value] : [] })}
        data={[{ value: ALL, label: t`Any event` }, ...DELIVERY_TYPES]}
      />
      <NativeSelect
        aria-label={t`Time`}
        className={classes.choice}
        value={filter.period}
        onChange={(event) => put({ period: event.currentTarget.value as RecentPeriod })}
        data={RECENT_PERIOD_OPTIONS}
      />
    </div>
  );
}

function NoDeliveries({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered)
    return (
      <EmptyState icon={<IconSend size={24} stroke={1.6} />} title={t`No deliveries yet`}>
        {t`Send a test event to see it here.`}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<IconSearchOff size={24} stroke={1.6} />}
      title={t`No matching deliveries`}
      action={
        <Button variant="default" onClick={onClear}>
          {t`Clear filters`}
        </Button>
      }
    >
      {t`Try different filters.`}
    </EmptyState>
  );
}

const columnsFor = (timeZone: string, onShow: (id: string) => void): Column<DeliveryRow>[] => [
  {
    key: 'event',
    header: t`Event`,
    cell: ({ id, type, url }) => (
      <div>
        <UnstyledButton className={classes.open} onClick={() => onShow(id)} aria-haspopup="dialog">
          <b>{type}</b>
        </UnstyledButton>
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {addressOf(url)}
        </Text>
      </div>
    ),
  },
  {
    key: 'status',
    header: t`Status`,
    cell: ({ status, nextAttemptAt }) => (
      <StatusBadge tone={STATE_LABELS[status].tone}>
        {status === 'PENDING' && nextAttemptAt === null ? t`Paused` : STATE_LABELS[status].title}
      </StatusBadge>
    ),
  },
  {
    key: 'attempts',
    header: t`Last attempt`,
    from: 'sm',
    cell: ({ attemptCount, lastResponseStatus, lastCause }) => (
      <Text span size="sm" c="dimmed">
        {attemptCount === 0
          ? t`None`
          : t`${lastResponseStatus ?? (lastCause && CAUSE_TITLES[lastCause]) ?? ''}, attempt ${attemptCount}`}
      </Text>
    ),
  },
  {
    key: 'when',
    header: t`Time`,
    align: 'right',
    from: 'xs',
    cell: ({ createdAt }) => (
      <Text span size="sm" c="dimmed">
        <TimeAgo iso={createdAt} timeZone={timeZone} />
      </Text>
    ),
  },
];
