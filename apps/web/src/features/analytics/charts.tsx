import { t } from '@lingui/core/macro';
import '@mantine/core/styles/ColorSwatch.css';
import '@mantine/charts/styles.css';
import { LEAD_SOURCE_TITLES, LEAD_SOURCES, type LeadSource } from '@frontdesk/domain';
import { AreaChart, BarChart } from '@mantine/charts';
import type { ReactNode } from 'react';
import { type Bookings, type Days, funnelOf, outcomesOf, type Stages } from './metrics.ts';

/** Presents the chart to screen readers as one image. The values are available in the table. */
function ChartProps({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="img" aria-label={t`${label}. The table shows the same values.`}>
      {children}
    </div>
  );
}

const SHADES: Record<LeadSource, string> = {
  FORM: 'indigo.6',
  API: 'cyan.6',
  MANUAL: 'orange.5',
  WHATSAPP: 'teal.6',
  CALL: 'grape.5',
  IMPORT: 'gray.6',
};
const STILL = { accessibilityLayer: false } as const;
const MOVES_NOT = { isAnimationActive: false } as const;

export const FunnelChart = ({ stages }: { stages: Stages }) => (
  <ChartProps label={t`Conversion of leads by source`}>
    <BarChart
      h={230}
      data={funnelOf(stages)}
      dataKey="step"
      type="stacked"
      orientation="vertical"
      withLegend
      series={LEAD_SOURCES.map((source) => ({
        name: source,
        label: LEAD_SOURCE_TITLES[source],
        color: SHADES[source],
      }))}
      gridAxis="x"
      tickLine="none"
      barChartProps={STILL}
      barProps={MOVES_NOT}
      yAxisProps={{ width: 80 }}
      xAxisProps={WHOLE}
    />
  </ChartProps>
);

export const OutcomeChart = ({ stages }: { stages: Stages }) => (
  <ChartProps label={t`Leads by status`}>
    <BarChart
      h={230}
      data={outcomesOf(stages)}
      dataKey="status"
      orientation="vertical"
      series={[{ name: 'leads', label: t`Leads`, color: 'indigo.6' }]}
      gridAxis="x"
      tickLine="none"
      barChartProps={STILL}
      barProps={MOVES_NOT}
      yAxisProps={{ width: 90 }}
      xAxisProps={WHOLE}
    />
  </ChartProps>
);

export const LeadChart = ({ days }: { days: Days }) => (
  <ChartProps label={t`New leads per day`}>
    <BarChart
      h={230}
      data={days}
      dataKey="date"
      series={[{ name: 'leads', label: t`Leads`, color: 'indigo.6' }]}
      tickLine="none"
      barChartProps={STILL}
      barProps={MOVES_NOT}
      valueFormatter={spellOut}
      xAxisProps={DATES}
      yAxisProps={WHOLE}
    />
  </ChartProps>
);

export const BookingChart = ({ days }: { days: Bookings }) => (
  <ChartProps label={t`Bookings per day: by the AI agent, by the team, and canceled`}>
    <BarChart
      h={230}
      data={days}
      dataKey="date"
      type="stacked"
      withLegend
      series={[
        { name: 'byAgent', label: t`AI agent`, color: 'indigo.6' },
        { name: 'byPeople', label: t`Team`, color: 'orange.5' },
        { name: 'cancelled', label: t`Canceled`, color: 'gray.5' },
      ]}
      tickLine="none"
      barChartProps={STILL}
      barProps={MOVES_NOT}
      valueFormatter={spellOut}
      xAxisProps={DATES}
      yAxisProps={WHOLE}
    />
  </ChartProps>
);

export const MessageChart = ({ days }: { days: Days }) => (
  <ChartProps label={t`Messages per day: from contacts, the AI agent and the team`}>
    <AreaChart
      h={230}
      data={days}
      dataKey="date"
      withLegend
      series={[
        { name: 'received', label: t`Contacts`, color: 'gray.6' },
        { name: 'byAgent', label: t`AI agent`, color: 'indigo.6' },
        { name: 'byMembers', label: t`Team`, color: 'orange.5' },
      ]}
      curveType="monotone"
      withDots={days.length <= 31}
      fillOpacity={0.12}
      tickLine="none"
      areaChartProps={STILL}
      areaProps={MOVES_NOT}
      valueFormatter={spellOut}
      xAxisProps={DATES}
      yAxisProps={WHOLE}
    />
  </ChartProps>
);

export const CallChart = ({ days }: { days: Days }) => (
  <ChartProps label={t`Calls per day: by the AI agent, and taken over`}>
    <BarChart
      h={230}
      data={days}
      dataKey="date"
      type="stacked"
      withLegend
      series={[
        { name: 'callsByAgent', label: t`AI agent`, color: 'indigo.6' },
        { name: 'callsByMembers', label: t`Taken over`, color: 'orange.5' },
      ]}
      tickLine="none"
      barChartProps={STILL}
      barProps={MOVES_NOT}
      valueFormatter={spellOut}
      xAxisProps={DATES}
      yAxisProps={WHOLE}
    />
  </ChartProps>
);

const spellOut = (value: number) => value.toLocaleString('en-GB');

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const DATES = { tickFormatter: (date: string) => DAY.format(new Date(`${date}T00:00:00Z`)), minTickGap: 24 };
/** Options of an axis that shows whole numbers. */
const WHOLE = { allowDecimals: false, tickFormatter: spellOut };
