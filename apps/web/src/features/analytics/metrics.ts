import {
  type Channel,
  LEAD_SOURCE_TITLES,
  LEAD_SOURCES,
  LEAD_STATUS_TITLES,
  LEAD_STATUSES,
  type LeadSource,
  type LeadStatus,
  type TimeMeasure,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { AnalyticsPageQuery } from '../../gql/types.ts';
import { percentOf } from '../../lib/format-text.ts';
import type { Metrics } from '../../ui/chart-card.tsx';

export type Stages = AnalyticsPageQuery['analyticsStages'];
export type Days = AnalyticsPageQuery['analyticsDays'];
export type Bookings = AnalyticsPageQuery['analyticsBookings'];
export type Times = AnalyticsPageQuery['analyticsTimes'];

/**
 * Steps of the funnel, with the statuses of the leads that have reached each step. Lost and unqualified leads count
 * only as new.
 */
const STEPS: readonly { title: string; reached: readonly LeadStatus[] }[] = [
  { title: t`New`, reached: LEAD_STATUSES },
  { title: t`Contacted`, reached: ['CONTACTED', 'QUALIFIED', 'BOOKED'] },
  { title: t`Qualified`, reached: ['QUALIFIED', 'BOOKED'] },
  { title: t`Booked`, reached: ['BOOKED'] },
];

const total = (stages: Stages, statuses: readonly LeadStatus[], source?: LeadSource) =>
  stages
    .filter((stage) => statuses.includes(stage.status) && (!source || stage.source === source))
    .reduce((sum, { count }) => sum + count, 0);

/**
 * Returns the number of leads per funnel step, in total and by source. The sources are the keys of the chart's series.
 */
export const funnelOf = (stages: Stages) =>
  STEPS.map(({ title, reached }) => ({
    step: title,
    all: total(stages, reached),
    ...Object.fromEntries(LEAD_SOURCES.map((source) => [source, total(stages, reached, source)])),
  }));

export const funnelFigures = (stages: Stages): Metrics => ({
  columns: [t`Step`, ...LEAD_SOURCES.map((source) => LEAD_SOURCE_TITLES[source]), t`All`, t`Share`],
  rows: STEPS.map(({ title, reached }) => [
    title,
    ...LEAD_SOURCES.map((source) => total(stages, reached, source)),
    total(stages, reached),
    percentOf(total(stages, reached), total(stages, LEAD_STATUSES)),
  ]),
});

export const outcomesOf = (stages: Stages) =>
  LEAD_STATUSES.map((status) => ({ status: LEAD_STATUS_TITLES[status], leads: total(stages, [status]) }));

export const outcomeFigures = (stages: Stages): Metrics => ({
  columns: [t`Status`, t`Leads`, t`Share`],
  rows: LEAD_STATUSES.map((status) => [
    LEAD_STATUS_TITLES[status],
    total(stages, [status]),
    percentOf(total(stages, [status]), total(stages, LEAD_STATUSES)),
  ]),
});

export const leadDayFigures = (days: Days): Metrics => ({
  columns: [t`Day`, t`Leads`],
  rows: days.map(({ date, leads }) => [date, leads]),
});

export const bookingDayFigures = (days: Bookings): Metrics => ({
  columns: [t`Day`, t`AI agent`, t`Team`, t`Canceled`],
  rows: days.map(({ date, byAgent, byPeople, cancelled }) => [date, byAgent, byPeople, cancelled]),
});

export const messageDayFigures = (days: Days): Metrics => ({
  columns: [t`Day`, t`Contacts`, t`AI agent`, t`Team`],
  rows: days.map(({ date, received, byAgent, byMembers }) => [date, received, byAgent, byMembers]),
});

export const callDayFigures = (days: Days): Metrics => ({
  columns: [t`Day`, t`AI agent`, t`Taken over`],
  rows: days.map(({ date, callsByAgent, callsByMembers }) => [date, callsByAgent, callsByMembers]),
});

/** Labels of the durations per channel. Voice has no first response time, because calls are answered immediately. */
const MEASURE_TITLES: Record<Channel, Partial<Record<TimeMeasure, string>>> = {
  WHATSAPP: {
    FIRST_CONTACT: t`Time to first contact`,
    FIRST_RESPONSE: t`First response time`,
    HANDLING: t`Conversation length`,
  },
  VOICE: { FIRST_CONTACT: t`Time to first contact`, HANDLING: t`Call duration` },
};

export type TitledTime = Times[number] & { title: string };

/** Returns the durations that apply to a channel, with their labels. */
export const titledTimes = (times: Times, channel: Channel): TitledTime[] =>
  times.flatMap((time) => {
    const title = MEASURE_TITLES[channel][time.measure];
    return title ? [{ ...time, title }] : [];
  });

export const timeFigures = (times: readonly TitledTime[]): Metrics => ({
  columns: [t`Metric`, t`Median (seconds)`, t`90th percentile (seconds)`, t`Count`, t`Open`],
  rows: times.map(({ title, medianSeconds, p90Seconds, count, waiting }) => [
    title,
    medianSeconds,
    p90Seconds,
    count,
    waiting,
  ]),
});

export interface Totals {
  leads: number;
  booked: number;
  received: number;
  byAgent: number;
  byMembers: number;
  callsByAgent: number;
  callsByMembers: number;
}

export const totalsOf = ({ analyticsStages, analyticsDays }: AnalyticsPageQuery): Totals => {
  const sum = (pick: (day: Days[number]) => number) => analyticsDays.reduce((all, day) => all + pick(day), 0);
  return {
    leads: total(analyticsStages, LEAD_STATUSES),
    booked: total(analyticsStages, ['BOOKED']),
    received: sum(({ received }) => received),
    byAgent: sum(({ byAgent }) => byAgent),
    byMembers: sum(({ byMembers }) => byMembers),
    callsByAgent: sum(({ callsByAgent }) => callsByAgent),
    callsByMembers: sum(({ callsByMembers }) => callsByMembers),
  };
};

const UNITS: readonly [(count: number) => string, number][] = [
  [(count) => t`${count} d`, 86_400],
  [(count) => t`${count} h`, 3_600],
  [(count) => t`${count} min`, 60],
  [(count) => t`${count} s`, 1],
];

/**
 * Formats a duration in seconds with its two largest units, for example `2 h 5 min` or `48 s`. Returns a dash for null.
 */
export function durationText(seconds: number | null): string {
  if (seconds === null) return '–';
  const first = UNITS.findIndex(([, size]) => seconds >= size);
  if (first === -1) return t`0 s`;
  let rest = seconds;
  const parts = UNITS.slice(first, first + 2).map(([textOf, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count > 0 ? textOf(count) : '';
  });
  return parts.filter(Boolean).join(' ');
}
