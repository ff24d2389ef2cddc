import type { LeadSource, LeadStatus, TimeMeasure } from '@frontdesk/domain';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { LeadSourceEnum, LeadStatusEnum, TimeMeasureEnum } from '../../../../graphql/enums.ts';

@InputType({ description: "Whole days in the workspace's time zone. At most 731." })
export class AnalyticsRangeInput {
  @Field(() => String, { description: 'First day, for example 2026-11-01.' })
  from: string;

  @Field(() => String, { description: 'Last day, inclusive.' })
  to: string;
}

@ObjectType({ description: 'Leads of one source in the range, by current status.' })
export class AnalyticsStage {
  @Field(() => LeadSourceEnum)
  source: LeadSource;

  @Field(() => LeadStatusEnum)
  status: LeadStatus;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: "One day in the workspace's time zone. Includes days without data." })
export class AnalyticsDay {
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
export class AnalyticsTime {
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
export class AnalyticsBookings {
  @Field(() => String, { description: 'ISO date, for example 2026-11-01.' })
  date: string;

  @Field(() => Int, { description: 'Active bookings made by the agent.' })
  byAgent: number;

  @Field(() => Int, { description: 'Active bookings made by members or in the calendar.' })
  byPeople: number;

  @Field(() => Int, { description: 'Cancelled bookings.' })
  cancelled: number;
}
