import { useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Group, Text } from '@mantine/core';
import { IconDownload, IconUsers } from '@tabler/icons-react';
import { MemberMetricsDocument } from '../../gql/member-metrics.ts';
import type { MemberMetricsQuery } from '../../gql/types.ts';
import { csvText } from '../../lib/csv-text.ts';
import { saveFile } from '../../lib/save-file.ts';
import { denialOf } from '../../session/denial.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section } from '../../ui/section.tsx';
import type { Range } from './range.ts';

type Metric = MemberMetricsQuery['memberMetrics'][number];

const duration = (seconds: number | null): string => {
  if (seconds === null) return '–';
  if (seconds < 60) return t`${seconds} s`;
  if (seconds < 3600) return t`${Math.round(seconds / 60)} min`;
  return t`${(seconds / 3600).toFixed(1)} h`;
};

const NAME: Column<Metric> = {
  key: 'name',
  header: t`Member`,
  cell: ({ name }) => (
    <Text inherit truncate>
      {name}
    </Text>
  ),
};
const JOINED_CALLS: Column<Metric> = {
  key: 'calls',
  header: t`Joined calls`,
  align: 'right',
  cell: ({ callCount }) => callCount,
};
const CONVERSATION_FIGURES: Column<Metric>[] = [
  { key: 'takeovers', header: t`Takeovers`, align: 'right', cell: ({ takeoverCount }) => takeoverCount },
  {
    key: 'takeover-time',
    header: t`Takeover time P50`,
    from: 'md',
    align: 'right',
    cell: ({ medianTakeoverSeconds }) => duration(medianTakeoverSeconds),
  },
  { key: 'messages', header: t`Messages`, from: 'sm', align: 'right', cell: ({ messageCount }) => messageCount },
  {
    key: 'conversations',
    header: t`Conversations`,
    from: 'lg',
    align: 'right',
    cell: ({ conversationCount }) => conversationCount,
  },
  {
    key: 'reply-time',
    header: t`Reply time P50`,
    from: 'sm',
    align: 'right',
    cell: ({ medianReplySeconds }) => duration(medianReplySeconds),
  },
  { key: 'resolved', header: t`Resolved`, align: 'right', cell: ({ resolvedCount }) => resolvedCount },
];

/**
 * Member metrics for a date range: how quickly members take over and reply, and how many conversations or calls they
 * handle (AM-38).
 */
export function MemberMetrics({ range: { from, to } }: { range: Range }) {
  const onPhone = useWorkspace().channel === 'VOICE';
  const result = useQuery(MemberMetricsDocument, {
    variables: { range: { from, to } },
    fetchPolicy: 'cache-and-network',
  });
  const { data: fresh, previousData, error, refetch } = result;
  const rows = (fresh ?? previousData)?.memberMetrics;
  return (
    <Section title={t`Members`} flush>
      <Group px="lg" py="xs" justify="flex-end">
        <Button
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
          disabled={!rows?.length}
          onClick={() => saveFile(toCsv(rows ?? []), `members-${from}-${to}.csv`, 'text/csv')}
        >
          {t`Download CSV`}
        </Button>
      </Group>
      <DataTable
        label={t`Member metrics`}
        rows={rows}
        rowKey={({ memberId }) => memberId}
        columns={[NAME, ...(onPhone ? [JOINED_CALLS] : CONVERSATION_FIGURES)]}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        total={rows?.length}
        stale={!fresh && rows !== undefined}
        error={error && !fresh ? { requestId: denialOf(error).requestId } : null}
        onRetry={() => void refetch().catch(() => {})}
        empty={<EmptyState icon={<IconUsers size={24} stroke={1.6} />} title={t`No members`} />}
      />
    </Section>
  );
}

/** Returns the metrics as CSV. A name that a spreadsheet would evaluate as a formula is escaped. */
export function toCsv(metrics: readonly Metric[]): string {
  const columns = [
    'takeoverCount',
    'medianTakeoverSeconds',
    'messageCount',
    'conversationCount',
    'medianReplySeconds',
    'resolvedCount',
    'callCount',
  ] as const;
  const lines = metrics.map((metric) => [csvText(metric.name), ...columns.map((name) => metric[name] ?? '')]);
  return [['member', ...columns], ...lines].map((line) => line.join(',')).join('\r\n');
}
