import { useQuery } from '@apollo/client/react';
import { LIMITS, METERS, type MeterKey } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconGauge } from '@tabler/icons-react';
import { useState } from 'react';
import { METER_TITLES } from '../../app/meter-labels.ts';
import type { PlatformUsageEventsQuery, UsageMeter } from '../../gql/types.ts';
import { PlatformUsageEventsDocument } from '../../gql/usage-events.ts';
import { dayKey, formatDateTime } from '../../lib/dates.ts';
import { denialOf } from '../../session/denial.ts';
import { usePages } from '../../session/use-pages.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Form } from '../../ui/form.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { CorrectUsage } from './correct-usage.tsx';

export type UsageEvent = PlatformUsageEventsQuery['platformUsageEvents']['edges'][number]['node'];

/** Workspace, meter and day whose events are listed. */
export interface EventSearch {
  readonly workspace: string;
  readonly meter: UsageMeter;
  readonly day: string;
}

const METER_OPTIONS = (Object.keys(METERS) as MeterKey[])
  .filter((key) => METERS[key].kind === 'FLOW')
  .map((key) => key.toUpperCase() as UsageMeter)
  .map((value) => ({ value, label: METER_TITLES[value] }));

/** Usage events of one workspace and day, which global admins can correct. */
export function UsageEventsSection() {
  const [search, setSearch] = useState<EventSearch | null>(null);
  const form = useForm<EventSearch>({
    initialValues: { workspace: '', meter: 'MESSAGES_OUT', day: dayKey(Date.now()) },
  });
  return (
    <Section title={t`Usage events`} description={t`A correction of invoiced usage issues a credit note.`} flush>
      <Form onSubmit={form.onSubmit((values) => setSearch(values))} aria-label={t`Usage events`}>
        <Group px="1.35rem" py="md" gap="sm" align="flex-end">
          <TextInput label={t`Workspace slug`} required flex="1 1 9rem" {...form.getInputProps('workspace')} />
          <Select
            label={t`Meter`}
            data={METER_OPTIONS}
            allowDeselect={false}
            flex="1 1 9rem"
            {...form.getInputProps('meter')}
          />
          <TextInput type="date" label={t`Day`} required flex="1 1 9rem" {...form.getInputProps('day')} />
          <Button type="submit" variant="default">{t`Show usage`}</Button>
        </Group>
      </Form>
      {search && <Events search={search} />}
    </Section>
  );
}

function Events({ search }: { search: EventSearch }) {
  const [corrected, setCorrected] = useState<UsageEvent | null>(null);
  const query = useQuery(PlatformUsageEventsDocument, {
    variables: { ...search, first: LIMITS.pageSize },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  const { data, error, refetch } = query;
  const { paging } = usePages(data?.platformUsageEvents, query);
  const denial = error && !data ? denialOf(error) : null;
  const isUnknown = denial?.code === 'NOT_FOUND';
  return (
    <>
      <DataTable
        label={t`Usage events`}
        columns={columnsFor(setCorrected)}
        rows={isUnknown ? [] : denial ? undefined : data?.platformUsageEvents.edges.map(({ node }) => node)}
        rowKey={({ key }) => key}
        {...paging}
        error={denial ? { requestId: denial.requestId } : null}
        onRetry={() => void refetch().catch(() => {})}
        empty={
          <EmptyState
            icon={<IconGauge size={24} stroke={1.6} />}
            title={isUnknown ? t`No workspace has this slug` : t`No usage on this day`}
          />
        }
      />
      <CorrectUsage search={search} event={corrected} onClose={() => setCorrected(null)} />
    </>
  );
}

const columnsFor = (onCorrect: (event: UsageEvent) => void): Column<UsageEvent>[] => [
  {
    key: 'key',
    header: t`Usage event`,
    cell: ({ key, occurredAt, traffic }) => (
      <div>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {key}
        </Text>
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {formatDateTime(occurredAt)}
          </Text>
          {traffic === 'SIMULATED' && <StatusBadge>{t`Simulated`}</StatusBadge>}
        </Group>
      </div>
    ),
  },
  { key: 'quantity', header: t`Quantity`, align: 'right', cell: ({ quantity }) => quantity.toLocaleString('en-GB') },
  {
    key: 'left',
    header: t`After corrections`,
    align: 'right',
    from: 'sm',
    cell: ({ remaining }) => remaining.toLocaleString('en-GB'),
  },
  {
    key: 'actions',
    header: t`Actions`,
    quiet: true,
    align: 'right',
    cell: (event) =>
      event.remaining > 0 && (
        <Button
          size="xs"
          variant="default"
          aria-label={t`Correct ${event.key}`}
          onClick={() => onCorrect(event)}
        >{t`Correct`}</Button>
      ),
  },
];
