import { useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Stack, Text, UnstyledButton } from '@mantine/core';
import { IconGauge } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { changeText, METER_TITLES, quantityText } from '../../app/meter-labels.ts';
import { planSentence } from '../../app/plan-labels.ts';
import type { UsageMeter, UsagePageQuery, UsageTraffic } from '../../gql/types.ts';
import { UsagePageDocument } from '../../gql/usage-page.ts';
import { UsagePlanDocument } from '../../gql/usage-plan.ts';
import { dayKey, formatDate } from '../../lib/dates.ts';
import { firstParam } from '../../lib/search-params.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { Segments } from '../../ui/segments.tsx';
import { MeterChart } from './meter-chart.tsx';
import { PlanSection } from './plan-section.tsx';
import classes from './usage.module.css';
import { daysOf, periodFrom, rangeFrom, USAGE_PERIODS, type UsagePeriod, type UsageRange } from './usage-period.ts';

type Meter = UsagePageQuery['usage']['meters'][number];

const PERIOD_TITLES: Readonly<Record<UsagePeriod, string>> = {
  'this-month': t`This month`,
  'last-month': t`Last month`,
  'last-12-months': t`Last 12 months`,
};
const METERS = Object.keys(METER_TITLES) as readonly UsageMeter[];
const PERIOD_SEGMENTS = USAGE_PERIODS.map((value) => ({ value, label: PERIOD_TITLES[value] }));
const TRAFFIC_SEGMENTS = [
  { value: 'LIVE', label: t`Live` },
  { value: 'SIMULATED', label: t`Simulated` },
] as const;

/**
 * Page with the usage of the workspace in a period by meter, compared with the previous period, and a forecast (WC-27).
 */
export function UsagePage() {
  const { timezone } = useWorkspace();
  const { period, range, traffic, firstMeter, show } = useChosenUsage();
  const [chosen, setChosen] = useState<UsageMeter | null>(firstMeter);
  const days = range ? { ...range, interval: 'DAY' as const } : daysOf(period, dayKey(Date.now(), timezone));
  const query = { traffic, ...days };
  const { data: fresh, previousData, error, refetch } = useScreenQuery(UsagePageDocument, query);
  const plan = useQuery(UsagePlanDocument, { fetchPolicy: 'cache-and-network' }).data?.entitlements;
  const usage = (fresh ?? previousData)?.usage;
  const meters = usage?.meters.some(({ total }) => total) === false ? [] : usage?.meters;
  return (
    <>
      <PageHeader title={t`Usage`} description={plan ? planSentence(plan) : ' '} />
      <Stack gap="lg">
        {plan && <PlanSection entitlements={plan} />}
        <div className={classes.controls}>
          <Segments<UsagePeriod | 'range'>
            label={t`Period`}
            segments={range ? [{ value: 'range', label: rangeTitle(range) }, ...PERIOD_SEGMENTS] : PERIOD_SEGMENTS}
            value={range ? 'range' : period}
            onChange={(next) => next !== 'range' && show({ period: next, traffic })}
          />
          <Segments<UsageTraffic>
            label={t`Traffic`}
            segments={TRAFFIC_SEGMENTS}
            value={traffic}
            onChange={(next) => show({ ...(range ?? { period }), traffic: next })}
          />
        </div>
        <Section title={t`Meters`} quietTitle flush>
          <DataTable
            label={t`Usage`}
            rows={error && !fresh ? undefined : meters && [...meters]}
            rowKey={({ meter }) => meter}
            columns={columnsOf(chosen, setChosen)}
            hasMore={false}
            loadingMore={false}
            onMore={() => {}}
            total={meters?.length}
            stale={!fresh && usage !== undefined}
            error={error && !fresh ? {} : null}
            onRetry={() => void refetch().catch(() => {})}
            empty={
              <EmptyState icon={<IconGauge size={24} stroke={1.6} />} title={t`No usage in this period`}>
                {t`Usage appears about 10 seconds after a message, call or reply.`}
              </EmptyState>
            }
          />
        </Section>
        {usage && meters && meters.length > 0 && <ComparisonNote usage={usage} />}
        {chosen && <MeterChart key={chosen} meter={chosen} query={query} />}
      </Stack>
    </>
  );
}

const columnsOf = (chosen: UsageMeter | null, onChoose: (meter: UsageMeter) => void): Column<Meter>[] => [
  {
    key: 'meter',
    header: t`Meter`,
    cell: ({ meter }) => (
      <UnstyledButton className={classes.meter} aria-pressed={meter === chosen} onClick={() => onChoose(meter)}>
        {METER_TITLES[meter]}
      </UnstyledButton>
    ),
  },
  { key: 'total', header: t`Usage`, align: 'right', cell: (meter) => <Total meter={meter} /> },
  {
    key: 'previous',
    header: t`Previous period`,
    align: 'right',
    from: 'sm',
    cell: ({ previousTotal, unit }) => quantityText(previousTotal, unit),
  },
  {
    key: 'change',
    header: t`Change`,
    align: 'right',
    cell: ({ total, previousTotal }) => changeText(total, previousTotal),
  },
  {
    key: 'forecast',
    header: t`Forecast`,
    align: 'right',
    from: 'sm',
    cell: ({ forecast, unit }) => quantityText(forecast, unit),
  },
];

/** Usage of a meter, and how much of it is never charged because it was recorded too late. */
const Total = ({ meter: { total, uncharged, unit } }: { meter: Meter }) => (
  <>
    {quantityText(total, unit)}
    {uncharged > 0 && (
      <Text size="sm" c="dimmed">
        {t`${quantityText(uncharged, unit)} recorded over 35 days late, not charged`}
      </Text>
    )}
  </>
);

const day = (date: string) => formatDate(`${date}T00:00:00Z`, 'UTC');
const rangeTitle = ({ from, to }: UsageRange): string => t`${day(from)} to ${day(to)}`;

/**
 * Note that explains which days are compared. In a running period, usage so far is compared with the same part of the
 * previous period.
 */
function ComparisonNote({ usage: { from, to, previousFrom } }: { usage: UsagePageQuery['usage'] }) {
  return (
    <Text size="sm" c="dimmed">
      {t`${day(from)} to ${day(to)}. The previous period starts on ${day(previousFrom)}. A period in progress is compared with the same part of the previous period. Contacts, members, phone numbers and sizes are measured every hour.`}
    </Text>
  );
}

type ChosenUsage = { traffic: UsageTraffic } & ({ period: UsagePeriod } | UsageRange);

/** Returns the period or range of days, the traffic and the meter from the URL, and their setter. Development workspaces have simulated usage only. */
function useChosenUsage() {
  const { environment } = useWorkspace();
  const params = useSearchParams();
  const navigate = useNavigate();
  const usual: UsageTraffic = environment === 'DEVELOPMENT' ? 'SIMULATED' : 'LIVE';
  const traffic = TRAFFIC_SEGMENTS.find(({ value }) => value === firstParam(params, 'traffic'))?.value ?? usual;
  return {
    period: periodFrom(params),
    range: rangeFrom(params),
    traffic,
    firstMeter: METERS.find((one) => one === firstParam(params, 'meter')) ?? null,
    show: (next: ChosenUsage) => void navigate({ to: '.', search: { ...next }, replace: true, resetScroll: false }),
  };
}
