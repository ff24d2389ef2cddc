import type { LeadSource, LeadStatus, TimeMeasure } from '@frontdesk/domain';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { LeadSourceEnum, LeadStatusEnum, TimeMeasureEnum } from '../../../graphql/enums.ts';

@InputType({ description: "Whole days by the workspace's own clock; at most 731 of them." })
export class AnalyticsRangeInput {
  @Field(() => String, { description: 'The first day, as in 2026-11-01.' })
  from: string;

  @Field(() => String, { description: 'The last day, which is part of it.' })
  to: string;
}

@ObjectType({ description: 'Leads that arrived in the range through one door, by where they stand now.' })
export class AnalyticsStage {
  @Field(() => LeadSourceEnum)
  source: LeadSource;

  @Field(() => LeadStatusEnum)
  status: LeadStatus;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: "One day by the workspace's clock. Days without anything are there too." })
export class AnalyticsDay {
  @Field(() => String, { description: 'As in 2026-11-01.' })
  date: string;

  @Field(() => Int, { description: 'Leads that arrived.' })
  leads: number;

  @Field(() => Int, { description: 'Messages that contacts wrote.' })
  received: number;

  @Field(() => Int, { description: 'Messages that the agent wrote; what failed is not counted.' })
  byAgent: number;

  @Field(() => Int, { description: 'Messages that members wrote; what failed is not counted.' })
  byMembers: number;

  @Field(() => Int, {
    description: 'Calls of that day in which only the agent spoke; what nobody picked up is not counted.',
  })
  callsByAgent: number;

  @Field(() => Int, { description: 'Calls of that day that a member took over; what nobody picked up is not counted.' })
  callsByMembers: number;
}

@ObjectType({ description: 'How long something took, over all that began in the range.' })
export class AnalyticsTime {
  @Field(() => TimeMeasureEnum)
  measure: TimeMeasure;

  @Field(() => Int, { description: 'How many were measured.' })
  count: number;

  @Field(() => Int, { description: 'How many still wait.' })
  waiting: number;

  @Field(() => Int, { nullable: true, description: 'Half took no longer; null when nothing was measured.' })
  medianSeconds: number | null;

  @Field(() => Int, { nullable: true, description: 'Nine in ten took no longer; null when nothing was measured.' })
  p90Seconds: number | null;
}

@ObjectType({ description: "The consultations of one day by the workspace's clock. Days without any are there too." })
export class AnalyticsBookings {
  @Field(() => String, { description: 'As in 2026-11-01.' })
  date: string;

  @Field(() => Int, { description: 'That stand, made by the agent.' })
  byAgent: number;

  @Field(() => Int, { description: 'That stand, made by a member or in the calendar itself.' })
  byPeople: number;

  @Field(() => Int, { description: 'That were cancelled.' })
  cancelled: number;
}
