import { Arg, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ProjectedField, table } from '../../../../query-compiler/index.ts';
import { memberMetricsOf } from '../member-metrics.reads.ts';
import { validateRange } from '../range.ts';
import { AnalyticsRangeInput } from './analytics.ts';

@ObjectType({ description: 'Metrics of the work of one member in the range.' })
class MemberMetric {
  @Field(() => ID, { description: 'Id of the member.' })
  memberId: string;

  @Field(() => String, { description: 'Current name of the member.' })
  name: string;

  @Field(() => Int, { description: 'Number of takeovers of conversations that the member started in the range.' })
  takeoverCount: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Median time from the last handoff to the takeover, in seconds. Takeovers without a handoff are not considered. Null if there are no takeovers with a handoff.',
  })
  medianTakeoverSeconds: number | null;

  @Field(() => Int, {
    description:
      'Number of messages that the member sent in the range. Failed, suppressed and unconfirmed messages are not counted.',
  })
  messageCount: number;

  @Field(() => Int, { description: 'Number of conversations in which the member sent at least one message.' })
  conversationCount: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Median time from the first unanswered message of the contact to the reply of the member, in seconds. Null if the member did not reply to a message.',
  })
  medianReplySeconds: number | null;

  @Field(() => Int, {
    description:
      'Number of conversations that the member resolved in the range. Conversations that were reopened since then are not counted.',
  })
  resolvedCount: number;

  @Field(() => Int, { description: 'Number of calls that the member joined in the range.' })
  callCount: number;
}

@Resolver()
export class MemberMetricsResolver {
  @Can('read', 'Analytics')
  @ProjectedField()
  @Query(() => [MemberMetric], {
    description:
      'Metrics of the current members in the range, ordered by name. Includes members without activity. Only conversations, messages and calls that the viewer can read are counted. Empty for API keys without the policy `workspace.members`.',
  })
  memberMetrics(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('range', () => AnalyticsRangeInput, { description: 'Days to evaluate.' }) range: AnalyticsRangeInput,
  ) {
    return table(memberMetricsOf(ctx, validateRange(range)));
  }
}
