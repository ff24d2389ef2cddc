import { plural, t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import type { AnalyticsPageQuery } from '../../gql/types.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import classes from './analytics.module.css';
import { ChartCard } from './chart-card.tsx';
import { BookingChart, CallChart, FunnelChart, LeadChart, MessageChart, OutcomeChart } from './charts.tsx';
import {
  bookingDayFigures,
  callDayFigures,
  durationText,
  funnelFigures,
  leadDayFigures,
  messageDayFigures,
  outcomeFigures,
  type TitledTime,
  timeFigures,
  titledTimes,
} from './metrics.ts';
import type { Range } from './range.ts';

interface Props {
  data: AnalyticsPageQuery;
  range: Range;
}

export function LeadCharts({ data: { analyticsStages: stages, analyticsDays: days }, range }: Props) {
  return (
    <>
      <div className={classes.pair}>
        <ChartCard title={t`Lead funnel`} figures={funnelFigures(stages)} range={range}>
          <FunnelChart stages={stages} />
        </ChartCard>
        <ChartCard title={t`Outcomes`} figures={outcomeFigures(stages)} range={range}>
          <OutcomeChart stages={stages} />
        </ChartCard>
      </div>
      <ChartCard title={t`New leads`} figures={leadDayFigures(days)} range={range}>
        <LeadChart days={days} />
      </ChartCard>
    </>
  );
}

export const BookingChartCard = ({ data: { analyticsBookings: days }, range }: Props) => (
  <ChartCard title={t`Bookings`} figures={bookingDayFigures(days)} range={range}>
    <BookingChart days={days} />
  </ChartCard>
);

export const MessageChartCard = ({ data: { analyticsDays: days }, range }: Props) => (
  <ChartCard
    title={t`Messages`}
    description={t`Failed, suppressed and unconfirmed messages are not counted.`}
    figures={messageDayFigures(days)}
    range={range}
  >
    <MessageChart days={days} />
  </ChartCard>
);

export const CallChartCard = ({ data: { analyticsDays: days }, range }: Props) => (
  <ChartCard
    title={t`Calls`}
    description={t`Unanswered calls are not counted.`}
    figures={callDayFigures(days)}
    range={range}
  >
    <CallChart days={days} />
  </ChartCard>
);

export function TimeChartCard({ data: { analyticsTimes }, range }: Props) {
  const times = titledTimes(analyticsTimes, useWorkspace().channel);
  return (
    <ChartCard
      title={t`Response times`}
      description={t`Median times of the leads, conversations and calls in this period.`}
      figures={timeFigures(times)}
      range={range}
    >
      <TimeCards times={times} />
    </ChartCard>
  );
}

/** Shows each duration on a separate card. In a shared chart, the shortest duration would be too small to see. */
function TimeCards({ times }: { times: readonly TitledTime[] }) {
  return (
    <ul className={classes.cards}>
      {times.map(({ measure, title, medianSeconds, p90Seconds, count, waiting }) => (
        <li key={measure} className={classes.card}>
          <Text size="sm" c="dimmed">
            {title}
          </Text>
          <Text className={classes.number}>{durationText(medianSeconds)}</Text>
          <Text size="sm" c="dimmed">
            {count === 0
              ? t`No data`
              : `p90 ${durationText(p90Seconds)} · ${plural(count, { one: '# conversation', other: '# conversations' })}`}
            {waiting > 0 && <> {t`· ${waiting.toLocaleString('en-GB')} open`}</>}
          </Text>
        </li>
      ))}
    </ul>
  );
}
