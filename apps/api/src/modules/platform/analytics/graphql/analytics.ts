import type { LeadSource, LeadStatus, TimeMeasure } from '@frontdesk/domain';
import { Arg, Field, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { LeadSourceEnum, LeadStatusEnum, TimeMeasureEnum } from '../../../../graphql/enums.ts';
import { ProjectedField, table } from '../../../../query-compiler/index.ts';
import { bookingsOf, daysOf, stagesOf } from '../analytics.reads.ts';
import { validateRange } from '../range.ts';
import { timesOf } from '../times.reads.ts';

@InputType({ description: "Whole days in the workspace's time zone. At most 731." })
class AnalyticsRangeInput {
  @Field(() => String, { description: 'First day, for example 2026-11-01.' })
  from: string;

  @Field(() => String, { description: 'Last day, inclusive.' })
  to: string;
}

@ObjectType({ description: 'Leads of one source in the range, by current status.' })
class AnalyticsStage {
  @Field(() => LeadSourceEnum)
  source: LeadSource;

  @Field(() => LeadStatusEnum)
  status: LeadStatus;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: "One day in the workspace's time zone. Includes days without data." })
class AnalyticsDay {
  @Field(() => String, { description: 'ISO date, for example 2026-11-01.' })
  date: string;

  @Field(() => Int, { description: 'Leads that arrived.' })
  leads: number;

  @Field(() => Int, { description: 'Messages from contacts.' })
  received: number;

  @Field(() => Int, { description: 'Messages from the agent. Failed ones are excluded.' })
  byAgent: number;

  @Field(() => Int, { description: 'Messages from members. Failed ones are excluded.' })
  byMembers: number;

  @Field(() => Int, {
    description: 'Calls of that day handled by the agent alone. Unanswered calls are excluded.',
  })
  callsByAgent: number;

  @Field(() => Int, { description: 'Calls of that day that a member took over. Unanswered calls are excluded.' })
  callsByMembers: number;
}

@ObjectType({ description: 'Duration statistics over everything that started in the range.' })
class AnalyticsTime {
  @Field(() => TimeMeasureEnum)
  measure: TimeMeasure;

  @Field(() => Int, { description: 'Number of measured durations.' })
  count: number;

  @Field(() => Int, { description: 'Number that are still open.' })
  waiting: number;

  @Field(() => Int, { nullable: true, description: 'Median in seconds. Null when nothing was measured.' })
  medianSeconds: number | null;

  @Field(() => Int, { nullable: true, description: '90th percentile in seconds. Null when nothing was measured.' })
  p90Seconds: number | null;
}

@ObjectType({ description: "Bookings of one day in the workspace's time zone. Includes days without bookings." })
class AnalyticsBookings {
  @Field(() => String, { description: 'ISO date, for example 2026-11-01.' })
  date: string;

  @Field(() => Int, { description: 'Active bookings made by the agent.' })
  byAgent: number;

  @Field(() => Int, { description: 'Active bookings made by members or in the calendar.' })
  byPeople: number;

  @Field(() => Int, { description: 'Cancelled bookings.' })
  cancelled: number;
}

@Resolver()
export class AnalyticsResolver {
  @Can('read', 'Analytics')
  @ProjectedField()
  @Query(() => [AnalyticsStage], {
    description:
      'Leads of the range by source and stage, limited to those the viewer can read. Pairs without leads are omitted.',
  })
  analyticsStages(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('range', () => AnalyticsRangeInput) range: AnalyticsRangeInput,
  ) {
    return table(stagesOf(ctx, validateRange(range)));
  }

  @Can('read', 'Analytics')
  @ProjectedField()
  @Query(() => [AnalyticsDay], {
    description: 'Leads, messages and calls per day, limited to those the viewer can read.',
  })
  analyticsDays(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('range', () => AnalyticsRangeInput) range: AnalyticsRangeInput,
  ) {
    return table(daysOf(ctx, validateRange(range)));
  }

  @Can('read', 'Analytics')
  @ProjectedField()
  @Query(() => [AnalyticsTime], {
    description:
      "Durations: from a lead's arrival to the first message to it or the first call it answered; from a contact's first message to the first reply; from the first to the last message of a conversation, or the length of a call. Campaign messages are excluded.",
  })
  analyticsTimes(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('range', () => AnalyticsRangeInput) range: AnalyticsRangeInput,
  ) {
    return table(timesOf(ctx, validateRange(range)));
  }

  @Can('read', 'Analytics')
  @ProjectedField()
  @Query(() => [AnalyticsBookings], {
    description: 'Bookings per day, limited to those the viewer can read.',
  })
  analyticsBookings(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('range', () => AnalyticsRangeInput) range: AnalyticsRangeInput,
  ) {
    return table(bookingsOf(ctx, validateRange(range)));
  }
}
