import { t } from '@lingui/core/macro';
import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useSearchParams } from '../../app/address.ts';
import { AnalyticsPageDocument } from '../../gql/analytics-page.ts';
import type { AnalyticsPageQuery } from '../../gql/types.ts';
import { dayKey } from '../../lib/dates.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { AgentMetrics } from './agent-metrics.tsx';
import classes from './analytics.module.css';
import { MemberMetrics } from './member-metrics.tsx';
import { BookingChartCard, CallChartCard, LeadCharts, MessageChartCard, TimeChartCard } from './metric-charts.tsx';
import { totalsOf } from './metrics.ts';
import { ModelUsage } from './model-usage.tsx';
import { paramsFrom, type Range, rangeFrom } from './range.ts';
import { RangeBar } from './range-bar.tsx';
import { Totals } from './totals.tsx';

/** Metrics of the workspace for a date range, which is stored in the URL. */
export function AnalyticsPage() {
  const { range, today, setRange } = useRange();
  const { timezone } = useWorkspace();
  const [leads, talks] = [useCan('read', 'Lead'), useCanReadConversations()];
  const { from, to } = range;
  const { data: fresh, previousData, error, refetch } = useScreenQuery(AnalyticsPageDocument, { range: { from, to } });
  const data = fresh ?? previousData;
  return (
    <>
      <PageHeader title={t`Analytics`} description={t`Time zone: ${timezone.replaceAll('_', ' ')}`} />
      <Stack gap="lg">
        <RangeBar range={range} today={today} onChange={setRange} />
        {(!leads || !talks) && <ExcludedNote leads={leads} talks={talks} />}
        {error && !fresh ? (
          <ErrorState onRetry={() => void refetch().catch(() => {})} />
        ) : (
          <>
            <Totals totals={data && totalsOf(data)} times={data?.analyticsTimes} leads={leads} talks={talks} />
            {talks && <AgentMetrics range={range} />}
            {talks && <MemberMetrics range={range} />}
            {data ? (
              <ChartSections data={data} stale={!fresh} {...{ range, leads, talks, setRange }} />
            ) : (
              <LoadingCharts />
            )}
          </>
        )}
        <ModelUsage today={today} />
      </Stack>
    </>
  );
}

interface ChartSectionsProps {
  data: AnalyticsPageQuery;
  stale: boolean;
  range: Range;
  leads: boolean;
  talks: boolean;
  setRange: (range: Range) => void;
}

function ChartSections({ data, stale, range, leads, talks, setRange }: ChartSectionsProps) {
  const totals = totalsOf(data);
  const bookings = useCan('read', 'Booking');
  const onPhone = useWorkspace().channel === 'VOICE';
  if (!Object.values(totals).some((count) => count > 0)) {
    const wider = range.period === '365' ? null : () => setRange({ from: '', to: '', period: '365' });
    return <NothingYet onWiden={wider} />;
  }
  return (
    <Stack gap="lg" className={classes.pictures} data-stale={stale} aria-busy={stale}>
      {leads && <LeadCharts data={data} range={range} />}
      {bookings && <BookingChartCard data={data} range={range} />}
      {talks &&
        (onPhone ? <CallChartCard data={data} range={range} /> : <MessageChartCard data={data} range={range} />)}
      {talks && <TimeChartCard data={data} range={range} />}
    </Stack>
  );
}

const NothingYet = ({ onWiden }: { onWiden: (() => void) | null }) => (
  <Section title={t`Charts`} quietTitle>
    <EmptyState
      icon={<IconChartBar size={24} stroke={1.6} />}
      title={t`No activity in this period`}
      action={
        onWiden && (
          <Button variant="default" onClick={onWiden}>
            {t`Show the last 12 months`}
          </Button>
        )
      }
    >
      {t`Charts appear when the period contains leads, messages or calls.`}
    </EmptyState>
  </Section>
);

/** Whether the viewer can read conversations or calls of the workspace's channel. */
function useCanReadConversations(): boolean {
  const [messages, calls] = [useCan('read', 'Message'), useCan('read', 'Call')];
  return useWorkspace().channel === 'VOICE' ? calls : messages;
}

/** Note that lists the records that are excluded from the metrics because the viewer cannot read them. */
function ExcludedNote({ leads, talks }: { leads: boolean; talks: boolean }) {
  const unit = useWorkspace().channel === 'VOICE' ? 'calls' : 'messages';
  return (
    <Text size="sm" c="dimmed">
      {!leads && !talks && t`You don’t have access to leads or ${unit}.`}
      {!leads && talks && t`You don’t have access to leads. Only ${unit} you can see are counted.`}
      {leads && !talks && t`You don’t have access to ${unit}. Only leads are counted.`}
    </Text>
  );
}

const LoadingCharts = () => (
  <Section title={t`Charts`} quietTitle>
    <Stack gap="md" role="status" aria-label={t`Loading charts`}>
      <Skeleton height={14} width="30%" radius="xl" />
      <Skeleton height={210} radius="md" />
    </Stack>
  </Section>
);

/** Returns the date range from the URL, its setter, and the current day in the workspace's time zone. */
function useRange() {
  const { timezone } = useWorkspace();
  const navigate = useNavigate();
  const today = dayKey(Date.now(), timezone);
  return {
    today,
    range: rangeFrom(useSearchParams(), today),
    setRange: (range: Range) =>
      void navigate({ to: '.', search: paramsFrom(range), replace: true, resetScroll: false }),
  };
}
