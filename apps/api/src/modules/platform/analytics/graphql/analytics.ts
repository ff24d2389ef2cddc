import type { LeadSource, LeadStatus, TimeMeasure } from '@frontdesk/domain';
import { Arg, Field, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { LeadSourceEnum, LeadStatusEnum, TimeMeasureEnum } from '../../../../graphql/enums.ts';
import { ProjectedField, table } from '../../../../query-compiler/index.ts';
import { bookingsOf, daysOf, stagesOf, timesOf } from '../analytics.reads.ts';
import { validateRange } from '../range.ts';

@InputType({ description: "Range of 1 to 731 whole days in the workspace's time zone. VALIDATION_FAILED otherwise." })
export class AnalyticsRangeInput {
  @Field(() => String, { description: 'First day in ISO 8601 format, for example 2026-11-01.' })
  from: string;

  @Field(() => String, { description: 'Last day in ISO 8601 format. The day is included.' })
  to: string;
}

@ObjectType({ description: 'Number of leads in the range with one source and one current status.' })
class AnalyticsStage {
  @Field(() => LeadSourceEnum, { description: 'Source of the counted leads.' })
  source: LeadSource;

  @Field(() => LeadStatusEnum, { description: 'Current status of the counted leads.' })
  status: LeadStatus;

  @Field(() => Int, { description: 'Number of leads.' })
  count: number;
}

@ObjectType({
  description: "Leads, messages and calls of one day in the workspace's time zone. Days without data are included.",
})
class AnalyticsDay {
  @Field(() => String, { description: 'Date in ISO 8601 format, for example 2026-11-01.' })
  date: string;

  @Field(() => Int, { description: 'Number of new leads.' })
  leads: number;

  @Field(() => Int, { description: 'Number of messages from contacts.' })
  received: number;

  @Field(() => Int, {
    description: 'Number of messages from the agent. Failed, suppressed and unconfirmed messages are not counted.',
  })
  byAgent: number;

  @Field(() => Int, {
    description:
      'Number of messages from members and API keys. Failed, suppressed and unconfirmed messages are not counted.',
  })
  byMembers: number;

  @Field(() => Int, {
    description: 'Number of answered calls that the agent handled alone.',
  })
  callsByAgent: number;

  @Field(() => Int, { description: 'Number of answered calls that a member took over.' })
  callsByMembers: number;
}

@ObjectType({
  description:
    'Statistics of one kind of duration. FIRST_CONTACT and FIRST_RESPONSE count durations that started in the range, HANDLING those that ended in it.',
})
class AnalyticsTime {
  @Field(() => TimeMeasureEnum, { description: 'Which duration was measured.' })
  measure: TimeMeasure;

  @Field(() => Int, { description: 'Number of completed durations.' })
  count: number;

  @Field(() => Int, { description: 'Number of durations that have started and not ended yet. Always 0 for HANDLING.' })
  waiting: number;

  @Field(() => Int, { nullable: true, description: 'Median in seconds. Null if there are no completed durations.' })
  medianSeconds: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '90th percentile in seconds. Null if there are no completed durations.',
  })
  p90Seconds: number | null;
}

@ObjectType({
  description:
    "Number of bookings with a start time on one day in the workspace's time zone. Days without bookings are included.",
})
class AnalyticsBookings {
  @Field(() => String, { description: 'Date in ISO 8601 format, for example 2026-11-01.' })
  date: string;

  @Field(() => Int, { description: 'Number of bookings with the status BOOKED that the agent made.' })
  byAgent: number;

  @Field(() => Int, {
    description:
      'Number of bookings with the status BOOKED that members or API keys made or that were entered in the calendar.',
  })
  byPeople: number;

  @Field(() => Int, { description: 'Number of canceled bookings.' })
  cancelled: number;
}

@Resolver()
export class AnalyticsResolver {
  @Can('read', 'Analytics')
  @ProjectedField()
  @Query(() => [AnalyticsStage], {
    description:
      'Number of leads by source and status. Only leads that the viewer can read are counted. Combinations without leads are omitted.',
  })
  analyticsStages(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('range', () => AnalyticsRangeInput, { description: 'Days to evaluate.' }) range: AnalyticsRangeInput,
  ) {
    return table(stagesOf(ctx, validateRange(range)));
  }

  @Can('read', 'Analytics')
  @ProjectedField()
  @Query(() => [AnalyticsDay], {
    description: 'Number of leads, messages and calls per day. Only records that the viewer can read are counted.',
  })
  analyticsDays(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('range', () => AnalyticsRangeInput, { description: 'Days to evaluate.' }) range: AnalyticsRangeInput,
  ) {
    return table(daysOf(ctx, validateRange(range)));
  }

  @Can('read', 'Analytics')
  @ProjectedField()
  @Query(() => [AnalyticsTime], {
    description: 'Statistics of waiting times and handling times in the range. Campaign messages are not considered.',
  })
  analyticsTimes(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('range', () => AnalyticsRangeInput, { description: 'Days to evaluate.' }) range: AnalyticsRangeInput,
  ) {
    return table(timesOf(ctx, validateRange(range)));
  }

  @Can('read', 'Analytics')
  @ProjectedField()
  @Query(() => [AnalyticsBookings], {
    description: 'Number of bookings per day of their start time. Only bookings that the viewer can read are counted.',
  })
  analyticsBookings(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('range', () => AnalyticsRangeInput, { description: 'Days to evaluate.' }) range: AnalyticsRangeInput,
  ) {
    return table(bookingsOf(ctx, validateRange(range)));
  }
}
