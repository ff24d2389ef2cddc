import { useQuery } from '@apollo/client/react';
import '@mantine/charts/styles.css';
import { addDays, SURFACE_SENDERS, type SurfaceSender } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { BarChart } from '@mantine/charts';
import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { FormResultsDocument } from '../../gql/form-results.ts';
import type { FormResultsQuery } from '../../gql/types.ts';
import { dayKey, lengthOf } from '../../lib/dates.ts';
import { denialOf } from '../../session/denial.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ChartCard } from '../../ui/chart-card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Segments } from '../../ui/segments.tsx';

const PERIODS = ['7', '30', '90'] as const;
type Period = (typeof PERIODS)[number];
const PERIOD_TITLES: Record<Period, string> = { 7: t`7 days`, 30: t`30 days`, 90: t`90 days` };
const SEGMENTS = PERIODS.map((value) => ({ value, label: PERIOD_TITLES[value] }));

const SENDER_TITLES: Record<SurfaceSender, string> = {
  AGENT: t`AI agent`,
  MEMBER: t`Team`,
  SEQUENCE: t`Sequence`,
  LINK: t`Copied link`,
};
const SHADES: Record<SurfaceSender, string> = {
  AGENT: 'indigo.6',
  MEMBER: 'orange.5',
  SEQUENCE: 'grape.6',
  LINK: 'teal.6',
};
const STEPS = [
  { title: t`Sent`, count: 'sentCount' },
  { title: t`Opened`, count: 'openedCount' },
  { title: t`Started`, count: 'startedCount' },
  { title: t`Submitted`, count: 'submittedCount' },
  { title: t`Accepted`, count: 'acceptedCount' },
  { title: t`Expired`, count: 'expiredCount' },
  { title: t`Revoked`, count: 'revokedCount' },
] as const;

/** How far contacts progressed in a form, and at which question they stopped. */
// oxlint-disable-next-line import/no-default-export -- React.lazy loads the default export.
export default function FormResults({ templateId }: { templateId: string }) {
  const [period, setPeriod] = useState<Period>('30');
  const { timezone } = useWorkspace();
  const today = dayKey(Date.now(), timezone);
  const range = { from: addDays(today, 1 - Number(period)), to: today };
  const { data, error, refetch } = useQuery(FormResultsDocument, {
    variables: { templateId, range },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Stack gap="lg">
      <Group>
        <Segments label={t`Period`} segments={SEGMENTS} value={period} onChange={setPeriod} />
      </Group>
      {data ? (
        <Results data={data} range={range} />
      ) : error ? (
        <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />
      ) : (
        <Skeleton height={240} radius="lg" role="status" aria-label={t`Loading results`} />
      )}
    </Stack>
  );
}

interface Props {
  data: FormResultsQuery;
  range: { from: string; to: string };
}

function Results({ data, range }: Props) {
  const { slug } = useWorkspace();
  const [total] = data.total;
  if (!total)
    return (
      <EmptyState icon={<IconChartBar size={24} stroke={1.6} />} title={t`No forms sent in this period`}>
        {t`Choose a longer period, or send the form.`}
      </EmptyState>
    );
  const shared = { range, filePrefix: `${slug}-form` };
  const { medianSeconds, pendingReviewCount, returnedCount } = total;
  return (
    <>
      <Text size="sm" c="dimmed">
        {medianSeconds !== null && t`Median time to submit: ${lengthOf(medianSeconds * 1000)}.`}{' '}
        {t`Waiting for review: ${pendingReviewCount}. Returned for correction: ${returnedCount}.`}
      </Text>
      <Progress senders={data.senders} {...shared} />
      <Questions questions={data.surfaceQuestionResults} {...shared} />
    </>
  );
}

interface CardProps {
  range: Props['range'];
  filePrefix: string;
}

function Progress({ senders, ...card }: CardProps & { senders: FormResultsQuery['senders'] }) {
  const shown = SURFACE_SENDERS.filter((sender) => senders.some(({ label }) => label === sender));
  const countOf = (sender: SurfaceSender, count: (typeof STEPS)[number]['count']) =>
    senders.find(({ label }) => label === sender)?.[count] ?? 0;
  const figures = {
    columns: [t`Step`, ...shown.map((sender) => SENDER_TITLES[sender])],
    rows: STEPS.map(({ title, count }) => [title, ...shown.map((sender) => countOf(sender, count))]),
  };
  const data = STEPS.map(({ title, count }) => ({
    step: title,
    ...Object.fromEntries(shown.map((sender) => [sender, countOf(sender, count)])),
  }));
  const series = shown.map((name) => ({ name, label: SENDER_TITLES[name], color: SHADES[name] }));
  return (
    <ChartCard title={t`Progress`} description={t`Grouped by sender of the link.`} figures={figures} {...card}>
      <Bars label={t`Progress`} data={data} dataKey="step" series={series} />
    </ChartCard>
  );
}

type Question = FormResultsQuery['surfaceQuestionResults'][number];

function Questions({ questions, ...card }: CardProps & { questions: readonly Question[] }) {
  if (questions.length === 0) return null;
  // Number the labels, because two questions can have the same label.
  const named = questions.map(({ label, ...counts }, index) => ({ ...counts, label: `${index + 1}. ${label}` }));
  const figures = {
    columns: [t`Question`, t`Answered`, t`Stopped here`],
    rows: named.map(({ label, answeredCount, abandonedCount }) => [label, answeredCount, abandonedCount]),
  };
  const data = named.map(({ label, answeredCount: answered, abandonedCount: stopped }) => ({
    label,
    continued: answered - stopped,
    stopped,
  }));
  const series = [
    { name: 'continued', label: t`Answered and continued`, color: 'indigo.6' },
    { name: 'stopped', label: t`Last answer, form not submitted`, color: 'orange.5' },
  ];
  return (
    <ChartCard
      title={t`Questions`}
      description={t`Answers per question, and where contacts stopped without submitting the form.`}
      figures={figures}
      {...card}
    >
      <Bars label={t`Questions`} data={data} dataKey="label" series={series} />
    </ChartCard>
  );
}

interface BarsProps {
  label: string;
  data: Record<string, string | number>[];
  dataKey: string;
  series: { name: string; label: string; color: string }[];
}

/** Bar chart that screen readers present as one image. The values are available in the table. */
const Bars = ({ label, data, dataKey, series }: BarsProps): ReactNode => (
  <div role="img" aria-label={t`${label}. The table shows the same values.`}>
    <BarChart
      h={60 + data.length * 34}
      data={data}
      dataKey={dataKey}
      type="stacked"
      orientation="vertical"
      withLegend
      series={series}
      gridAxis="x"
      tickLine="none"
      barChartProps={{ accessibilityLayer: false }}
      barProps={{ isAnimationActive: false }}
      yAxisProps={{ width: 120 }}
      xAxisProps={{ allowDecimals: false }}
    />
  </div>
);
