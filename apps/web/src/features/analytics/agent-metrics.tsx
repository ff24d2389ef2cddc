import { useQuery } from '@apollo/client/react';
import { AGENT_METRIC_GROUPS, type AgentMetricGroup, HANDOFF_CODE_TITLES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { IconDownload, IconRobot } from '@tabler/icons-react';
import { useState } from 'react';
import { AgentMetricsDocument } from '../../gql/agent-metrics.ts';
import type { AgentMetricsQuery } from '../../gql/types.ts';
import { csvText } from '../../lib/csv-text.ts';
import { saveFile } from '../../lib/save-file.ts';
import { denialOf } from '../../session/denial.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section } from '../../ui/section.tsx';
import type { Range } from './range.ts';

type Metric = AgentMetricsQuery['agentMetrics'][number];

const GROUP_TITLES: Readonly<Record<AgentMetricGroup, string>> = {
  VERSION: t`Version`,
  SERVICE: t`Service`,
  CHANNEL: t`Channel`,
  LANGUAGE: t`Language`,
  DAY: t`Day`,
  HANDOFF: t`Handoff reason`,
};
const GROUP_OPTIONS = AGENT_METRIC_GROUPS.map((value) => ({ value, label: GROUP_TITLES[value] }));
const CHANNEL_TITLES: Readonly<Record<string, string>> = { WHATSAPP: t`WhatsApp`, VOICE: t`Phone` };
const NO_GROUP: Readonly<Record<AgentMetricGroup, string>> = {
  VERSION: t`No version`,
  SERVICE: t`No service`,
  CHANNEL: '–',
  LANGUAGE: t`Unknown`,
  DAY: '–',
  HANDOFF: t`Not handed off`,
};

const labelOf = ({ label }: Metric, by: AgentMetricGroup): string => {
  if (label === '') return NO_GROUP[by];
  if (by === 'CHANNEL') return CHANNEL_TITLES[label] ?? label;
  return by === 'HANDOFF' ? ((HANDOFF_CODE_TITLES as Readonly<Record<string, string>>)[label] ?? label) : label;
};

const percent = (count: number, of: number): string => (of === 0 ? '–' : `${Math.round((count / of) * 100)}%`);
const dollars = (value: number | null): string => (value === null ? '–' : `$${value.toFixed(3)}`);
const seconds = (value: number | null): string => (value === null ? '–' : t`${value.toFixed(1)} s`);

const FIGURES: { key: string; header: string; from?: 'sm' | 'md' | 'lg'; value: (metric: Metric) => string }[] = [
  { key: 'episodes', header: t`Episodes`, value: ({ episodeCount }) => String(episodeCount) },
  {
    key: 'resolved',
    header: t`Resolved`,
    value: ({ resolvedCount, endedCount }) => percent(resolvedCount, endedCount),
  },
  {
    key: 'contained',
    header: t`No handoff`,
    from: 'md',
    value: ({ containedCount, episodeCount }) => percent(containedCount, episodeCount),
  },
  { key: 'booked', header: t`Booked`, value: ({ bookedCount, endedCount }) => percent(bookedCount, endedCount) },
  {
    key: 'answered',
    header: t`Answered with source`,
    from: 'lg',
    value: ({ answeredCount, unansweredCount }) => percent(answeredCount, answeredCount + unansweredCount),
  },
  {
    key: 'unanswered',
    header: t`Unanswered`,
    from: 'lg',
    value: ({ unansweredCount }) => String(unansweredCount),
  },
  {
    key: 'cost',
    header: t`Cost per resolved episode`,
    from: 'lg',
    value: ({ costPerResolvedUsd: cost }) => dollars(cost),
  },
  {
    key: 'rating',
    header: t`Rating`,
    from: 'md',
    value: ({ averageRating, ratingCount }) =>
      averageRating === null ? '–' : t`${averageRating.toFixed(1)} (${ratingCount})`,
  },
  {
    key: 'rated',
    header: t`Rated`,
    from: 'lg',
    value: ({ ratingCount, ratingRequestCount }) => percent(ratingCount, ratingRequestCount),
  },
  { key: 'median', header: t`Reply P50`, from: 'md', value: (metric) => seconds(metric.medianResponseSeconds) },
  { key: 'p90', header: t`Reply P90`, from: 'md', value: (metric) => seconds(metric.p90ResponseSeconds) },
];

/** Agent metrics for a date range by version, service, channel, language, day or handoff reason (AG-33). */
export function AgentMetrics({ range: { from, to } }: { range: Range }) {
  const [by, setBy] = useState<AgentMetricGroup>('VERSION');
  const {
    data: fresh,
    previousData,
    error,
    refetch,
  } = useQuery(AgentMetricsDocument, {
    variables: { range: { from, to }, by },
    fetchPolicy: 'cache-and-network',
  });
  const rows = (fresh ?? previousData)?.agentMetrics;
  return (
    <Section title={t`Agent`} flush>
      <Group px="lg" py="xs" justify="space-between" align="flex-end">
        <NativeSelect
          label={t`Group by`}
          data={GROUP_OPTIONS}
          value={by}
          onChange={({ currentTarget }) => setBy(currentTarget.value as AgentMetricGroup)}
        />
        <Button
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
          disabled={!rows?.length}
          onClick={() => saveFile(toCsv(rows ?? [], by), `agent-${by.toLowerCase()}-${from}-${to}.csv`, 'text/csv')}
        >
          {t`Download CSV`}
        </Button>
      </Group>
      <DataTable
        label={t`Agent metrics`}
        rows={rows}
        rowKey={({ label }) => label}
        columns={[
          {
            key: 'label',
            header: GROUP_TITLES[by],
            cell: (metric) => (
              <Text inherit truncate>
                {labelOf(metric, by)}
              </Text>
            ),
          },
          ...FIGURES.map(({ value, ...column }) => ({ ...column, align: 'right' as const, cell: value })),
        ]}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        total={rows?.length}
        stale={!fresh && rows !== undefined}
        error={error && !fresh ? { requestId: denialOf(error).requestId } : null}
        onRetry={() => void refetch().catch(() => {})}
        empty={
          <EmptyState icon={<IconRobot size={24} stroke={1.6} />} title={t`No episodes in this period`}>
            {t`Metrics appear after your agent handles a conversation.`}
          </EmptyState>
        }
      />
    </Section>
  );
}

/** Returns the metrics as CSV. A label that a spreadsheet would evaluate as a formula is escaped. */
export function toCsv(metrics: readonly Metric[], by: AgentMetricGroup): string {
  const columns = [
    'episodeCount',
    'endedCount',
    'resolvedCount',
    'containedCount',
    'bookedCount',
    'handoffCount',
    'answeredCount',
    'unansweredCount',
    'costPerResolvedUsd',
    'medianResponseSeconds',
    'p90ResponseSeconds',
    'ratingRequestCount',
    'ratingCount',
    'averageRating',
    'rating1Count',
    'rating2Count',
    'rating3Count',
    'rating4Count',
    'rating5Count',
  ] as const;
  const lines = metrics.map((metric) => [csvText(labelOf(metric, by)), ...columns.map((name) => metric[name] ?? '')]);
  return [[by.toLowerCase(), ...columns], ...lines].map((line) => line.join(',')).join('\r\n');
}
