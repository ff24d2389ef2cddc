import type { AnalyticsPageQuery } from '../../gql/types.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import classes from './analytics.module.css';
import { Picture } from './chart-card.tsx';
import { BookingChart, CallChart, FunnelChart, LeadChart, MessageChart, OutcomeChart } from './charts.tsx';
import {
  bookingDayFigures,
  callDayFigures,
  funnelFigures,
  leadDayFigures,
  messageDayFigures,
  outcomeFigures,
  timeFigures,
  titledTimes,
} from './metrics.ts';
import type { Range } from './range.ts';
import { TimeCards } from './time-cards.tsx';

interface Props {
  data: AnalyticsPageQuery;
  range: Range;
}

export function LeadPictures({ data: { analyticsStages: stages, analyticsDays: days }, range }: Props) {
  return (
    <>
      <div className={classes.pair}>
        <Picture title="Lead funnel" description="How far they came." figures={funnelFigures(stages)} range={range}>
          <FunnelChart stages={stages} />
        </Picture>
        <Picture title="Outcomes" description="Where they stand now." figures={outcomeFigures(stages)} range={range}>
          <OutcomeChart stages={stages} />
        </Picture>
      </div>
      <Picture title="Leads a day" description="When they arrived." figures={leadDayFigures(days)} range={range}>
        <LeadChart days={days} />
      </Picture>
    </>
  );
}

export const BookingPicture = ({ data: { analyticsBookings: days }, range }: Props) => (
  <Picture
    title="Bookings a day"
    description="The days on which consultations take place."
    figures={bookingDayFigures(days)}
    range={range}
  >
    <BookingChart days={days} />
  </Picture>
);

export const MessagePicture = ({ data: { analyticsDays: days }, range }: Props) => (
  <Picture
    title="Messages a day"
    description="Who wrote them. What could not be delivered is not counted."
    figures={messageDayFigures(days)}
    range={range}
  >
    <MessageChart days={days} />
  </Picture>
);

export const CallPicture = ({ data: { analyticsDays: days }, range }: Props) => (
  <Picture
    title="Calls a day"
    description="Whether the agent saw them through. What nobody picked up is not counted."
    figures={callDayFigures(days)}
    range={range}
  >
    <CallChart days={days} />
  </Picture>
);

export function TimePicture({ data: { analyticsTimes }, range }: Props) {
  const times = titledTimes(analyticsTimes, useWorkspace().channel);
  return (
    <Picture
      title="Times"
      description="Half take no longer than the large number. Measured is what began in these days."
      figures={timeFigures(times)}
      range={range}
    >
      <TimeCards times={times} />
    </Picture>
  );
}
