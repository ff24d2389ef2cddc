import { useQuery } from '@apollo/client/react';
import {
  INTEGRATIONS,
  isModelProvider,
  MODEL_USAGE_GROUPS,
  type ModelCallPurpose,
  type ModelUsageGroup,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { IconCoin, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { ModelUsageDocument } from '../../gql/model-usage.ts';
import type { ModelUsageQuery } from '../../gql/types.ts';
import { csvText } from '../../lib/csv-text.ts';
import { dollarsOf } from '../../lib/dollars.ts';
import { saveFile } from '../../lib/save-file.ts';
import { denialOf } from '../../session/denial.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section } from '../../ui/section.tsx';
import { ModelBudgetBar } from './model-budget.tsx';

type Usage = ModelUsageQuery['modelUsage'][number];

const GROUP_TITLES: Readonly<Record<ModelUsageGroup, string>> = {
  MODEL: t`Model`,
  PURPOSE: t`Purpose`,
  SERVICE: t`Service`,
  VERSION: t`Version`,
  DAY: t`Day`,
};
const NO_GROUP: Readonly<Record<ModelUsageGroup, string>> = {
  MODEL: '–',
  PURPOSE: '–',
  SERVICE: t`No service`,
  VERSION: t`No version`,
  DAY: '–',
};
const GROUP_OPTIONS = MODEL_USAGE_GROUPS.map((value) => ({ value, label: GROUP_TITLES[value] }));

const PURPOSE_TITLES: Readonly<Record<ModelCallPurpose, string>> = {
  UNDERSTANDING: t`Understand messages`,
  WORDING: t`Write replies`,
  REVIEW: t`Review for safety`,
  REPLY_DRAFT: t`Draft replies`,
  SUMMARY: t`Summarize conversations`,
  TEST: t`Test the agent`,
  SIMULATED_CONTACT: t`Simulate contacts`,
  TEST_JUDGMENT: t`Evaluate tests`,
  IMAGE: t`Describe images`,
  TRANSCRIPTION: t`Transcribe recordings`,
  EMBEDDING: t`Search by meaning`,
};

const labelOf = ({ label }: Usage, by: ModelUsageGroup): string => {
  if (label === '') return NO_GROUP[by];
  if (by === 'MODEL') return modelTitle(label);
  return by === 'PURPOSE' ? ((PURPOSE_TITLES as Readonly<Record<string, string>>)[label] ?? label) : label;
};

/** Returns the label of a model with the title of its provider, for example `OpenAI · gpt-4o`. */
function modelTitle(label: string): string {
  const [provider = '', ...model] = label.split(' · ');
  return [isModelProvider(provider) ? INTEGRATIONS[provider].title : provider, ...model].join(' · ');
}

const MONTHS = 12;

/** Returns the months up to and including the month of `today`, newest first, in the format `2026-11`. */
function monthsUntil(today: string): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, index) =>
    new Date(Date.UTC(year, month - 1 - index, 1)).toISOString().slice(0, 7),
  );
}

const monthName = (month: string): string =>
  new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

const count = (value: number): string => value.toLocaleString('en-US');

/** Returns the formatted cost of calls whose price is known, or “Unknown” if no price is known. */
const costOf = ({ costMicros, unpricedCount, callCount }: Usage): string =>
  unpricedCount === callCount ? t`Unknown` : dollarsOf(costMicros);

const FIGURES: Column<Usage>[] = [
  { key: 'calls', header: t`Requests`, align: 'right', from: 'sm', cell: ({ callCount }) => count(callCount) },
  { key: 'input', header: t`Input tokens`, align: 'right', from: 'md', cell: ({ inputTokens }) => count(inputTokens) },
  {
    key: 'cached',
    header: t`Cached`,
    align: 'right',
    from: 'lg',
    cell: ({ cachedInputTokens }) => count(cachedInputTokens),
  },
  {
    key: 'output',
    header: t`Output tokens`,
    align: 'right',
    from: 'md',
    cell: ({ outputTokens }) => count(outputTokens),
  },
  {
    key: 'audio',
    header: t`Audio`,
    align: 'right',
    from: 'lg',
    cell: ({ audioSeconds }) => (audioSeconds === 0 ? '–' : t`${count(Math.round(audioSeconds))} s`),
  },
  { key: 'cost', header: t`Cost`, align: 'right', cell: costOf },
];

/** Cost of the language models in a month by model, purpose, service, version or day, with the budget (AG-26). */
export function ModelUsage({ today }: { today: string }) {
  const months = monthsUntil(today);
  const [by, setBy] = useState<ModelUsageGroup>('MODEL');
  const [chosen, setChosen] = useState<string | null>(null);
  const month = chosen ?? today.slice(0, 7);
  const {
    data: fresh,
    previousData,
    error,
    refetch,
  } = useQuery(ModelUsageDocument, { variables: { by, month }, fetchPolicy: 'cache-and-network' });
  const rows = (fresh ?? previousData)?.modelUsage;
  const unpriced = (rows ?? []).reduce((sum, { unpricedCount }) => sum + unpricedCount, 0);
  return (
    <Section id="model-usage" title={t`Model usage`} flush>
      <ModelBudgetBar />
      <Group px="lg" py="xs" justify="space-between" align="flex-end">
        <Group align="flex-end">
          <NativeSelect
            label={t`Month`}
            data={months.map((value) => ({ value, label: monthName(value) }))}
            value={month}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          />
          <NativeSelect
            label={t`Group usage by`}
            data={GROUP_OPTIONS}
            value={by}
            onChange={({ currentTarget }) => setBy(currentTarget.value as ModelUsageGroup)}
          />
        </Group>
        <Button
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
          disabled={!rows?.length}
          onClick={() => saveFile(usageCsv(rows ?? [], by), `model-usage-${by.toLowerCase()}-${month}.csv`, 'text/csv')}
        >
          {t`Download usage CSV`}
        </Button>
      </Group>
      <DataTable
        label={t`Model usage`}
        rows={rows}
        rowKey={({ label }) => label}
        columns={[
          {
            key: 'label',
            header: GROUP_TITLES[by],
            cell: (usage) => (
              <Text inherit style={{ overflowWrap: 'anywhere' }}>
                {labelOf(usage, by)}
              </Text>
            ),
          },
          ...FIGURES,
        ]}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        total={rows?.length}
        stale={!fresh && rows !== undefined}
        error={error && !fresh ? { requestId: denialOf(error).requestId } : null}
        onRetry={() => void refetch().catch(() => {})}
        empty={
          <EmptyState icon={<IconCoin size={24} stroke={1.6} />} title={t`No requests in the selected month`}>
            {t`Usage appears when a language model is called.`}
          </EmptyState>
        }
      />
      {unpriced > 0 && (
        <Text px="lg" py="xs" size="sm" c="dimmed">
          {t`The cost does not include requests without a known price.`}
        </Text>
      )}
    </Section>
  );
}

/** Returns the usage as CSV, with the cost in US dollars. The cost is empty if it is unknown. */
export function usageCsv(rows: readonly Usage[], by: ModelUsageGroup): string {
  const columns = [
    'callCount',
    'unpricedCount',
    'inputTokens',
    'cachedInputTokens',
    'outputTokens',
    'audioSeconds',
  ] as const;
  const lines = rows.map((usage) => [
    csvText(labelOf(usage, by)),
    ...columns.map((name) => usage[name]),
    usage.unpricedCount === usage.callCount ? '' : (usage.costMicros / 1_000_000).toFixed(6),
  ]);
  return [[by.toLowerCase(), ...columns, 'costUsd'], ...lines].map((line) => line.join(',')).join('\r\n');
}
