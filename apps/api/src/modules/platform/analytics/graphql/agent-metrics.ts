import type { AgentMetricGroup } from '@frontdesk/domain';
import { Arg, Field, Float, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { AgentMetricGroupEnum } from '../../../../graphql/enums.ts';
import { ProjectedField, table } from '../../../../query-compiler/index.ts';
import { agentMetricsOf } from '../agent-metrics.reads.ts';
import { validateRange } from '../range.ts';
import { AnalyticsRangeInput } from './analytics.ts';

@ObjectType({
  description:
    'Metrics of the episodes of one group. An episode is the messages of a contact about one request, or an answered call.',
})
class AgentMetric {
  @Field(() => String, {
    description:
      'Group: agent and version number, name of the service, channel, ISO 639-1 code, date, or handoff code. Empty for episodes without a group.',
  })
  label: string;

  @Field(() => Int, {
    description:
      'Number of conversation episodes that started in the range and of answered calls that were created in it.',
  })
  episodeCount: number;

  @Field(() => Int, { description: 'Number of episodes that have an outcome or were handed off.' })
  endedCount: number;

  @Field(() => Int, {
    description:
      'Number of episodes without a handoff or takeover that ended with the outcome BOOKED, RESCHEDULED, CANCELLED, KEPT, QUALIFIED, UNQUALIFIED or ANSWERED.',
  })
  resolvedCount: number;

  @Field(() => Int, {
    description: 'Number of episodes without a handoff or takeover, including episodes that have not ended.',
  })
  containedCount: number;

  @Field(() => Int, { description: 'Number of episodes with the outcome BOOKED.' })
  bookedCount: number;

  @Field(() => Int, { description: 'Number of episodes that were handed off to a human.' })
  handoffCount: number;

  @Field(() => Int, { description: 'Number of replies that state a fact with a source. Calls are not counted.' })
  answeredCount: number;

  @Field(() => Int, { description: 'Number of questions without an answer. Calls are not counted.' })
  unansweredCount: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Average model cost per resolved conversation, in US dollars. Null if no conversation was resolved, or if the agent's limits contain no price of the model. Calls are not counted.",
  })
  costPerResolvedUsd: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Median time from the start of a run until its reply was stored, in seconds. Null if there are no replies. Calls are not counted.',
  })
  medianResponseSeconds: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      '90th percentile of the time from the start of a run until its reply was stored, in seconds. Null if there are no replies. Calls are not counted.',
  })
  p90ResponseSeconds: number | null;

  @Field(() => Int, { description: 'Number of episodes for which the agent asked for a rating. Calls are not rated.' })
  ratingRequestCount: number;

  @Field(() => Int, { description: 'Number of episodes that the contact rated.' })
  ratingCount: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Average rating, from 1 (very bad) to 5 (very good). Null if there are no ratings.',
  })
  averageRating: number | null;

  @Field(() => Int, { description: 'Number of ratings of 1 (very bad).' })
  rating1Count: number;

  @Field(() => Int, { description: 'Number of ratings of 2 (bad).' })
  rating2Count: number;

  @Field(() => Int, { description: 'Number of ratings of 3 (okay).' })
  rating3Count: number;

  @Field(() => Int, { description: 'Number of ratings of 4 (good).' })
  rating4Count: number;

  @Field(() => Int, { description: 'Number of ratings of 5 (very good).' })
  rating5Count: number;
}

@Resolver()
export class AgentMetricsResolver {
  @Can('read', 'Analytics')
  @ProjectedField()
  @Query(() => [AgentMetric], {
    description:
      'Agent metrics in the range by group, ordered by label. Only conversations and calls that the viewer can read are counted.',
  })
  agentMetrics(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('range', () => AnalyticsRangeInput, { description: 'Days in which the episodes started.' })
    range: AnalyticsRangeInput,
    @Arg('by', () => AgentMetricGroupEnum, { description: 'How the episodes are grouped.' }) by: AgentMetricGroup,
  ) {
    return table(agentMetricsOf(ctx, validateRange(range), by));
  }
}
