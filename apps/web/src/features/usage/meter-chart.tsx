import { useQuery } from '@apollo/client/react';
import '@mantine/charts/styles.css';
import type { MeterUnit } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { BarChart } from '@mantine/charts';
import { Skeleton } from '@mantine/core';
import { METER_TITLES, quantityText } from '../../app/meter-labels.ts';
import type { UsageMeter, UsageSeriesQueryVariables } from '../../gql/types.ts';
import { UsageSeriesDocument } from '../../gql/usage-series.ts';
import { dayKey } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ChartCard } from '../../ui/chart-card.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Section } from '../../ui/section.tsx';

interface Props {
  meter: UsageMeter;
  query: Pick<UsageSeriesQueryVariables, 'traffic' | 'interval'> & { from: string; to: string };
}

/** Chart and table of one meter by day, or by month for a long period. */
export function MeterChart({ meter, query }: Props) {
  const { slug, timezone } = useWorkspace();
  const title = METER_TITLES[meter];
  const { data, error, refetch } = useQuery(UsageSeriesDocument, {
    variables: { ...query, meters: [meter] },
    fetchPolicy: 'cache-and-network',
  });
  const usage = data?.usage.meters[0];
  if (!usage)
    return (
      <Section title={title}>
        {error ? (
          <ErrorState onRetry={() => void refetch().catch(() => {})} />
        ) : (
          <Skeleton height={230} radius="md" role="status" aria-label={t`Loading ${title}`} />
        )}
      </Section>
    );
  const isByMonth = query.interval === 'MONTH';
  const points = usage.series.map(({ startsAt, quantity }) => ({
    date: dayKey(startsAt, timezone).slice(0, isByMonth ? 7 : 10),
    quantity,
  }));
  const rows = points.map(({ date, quantity }) => [date, quantityText(quantity, usage.unit)]);
  return (
    <ChartCard
      title={title}
      figures={{ columns: [isByMonth ? t`Month` : t`Day`, title], rows }}
      range={{ from: query.from, to: query.to }}
      filePrefix={`${slug}-usage`}
    >
      <Bars title={title} unit={usage.unit} points={points} />
    </ChartCard>
  );
}

interface BarsProps {
  title: string;
  unit: MeterUnit;
  points: { date: string; quantity: number | null }[];
}

/** Bar chart that screen readers present as one image. The values are available in the table. */
const Bars = ({ title, unit, points }: BarsProps) => (
  <div role="img" aria-label={t`${title}. The table shows the same values.`}>
    <BarChart
      h={230}
      data={points}
      dataKey="date"
      series={[{ name: 'quantity', label: title, color: 'indigo.6' }]}
      tickLine="none"
      barChartProps={{ accessibilityLayer: false }}
      barProps={{ isAnimationActive: false }}
      valueFormatter={(value) => quantityText(value, unit)}
      xAxisProps={{ minTickGap: 24 }}
      yAxisProps={{ width: 90, allowDecimals: unit !== 'COUNT' }}
    />
  </div>
);
