import { Arg, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { InWorkspace } from '../../../auth/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { ProjectedField, table } from '../../../query-compiler/index.ts';
import { bookingsOf, daysOf, stagesOf } from '../analytics.reads.ts';
import { validateRange } from '../range.ts';
import { timesOf } from '../times.reads.ts';
import {
  AnalyticsBookings,
  AnalyticsDay,
  AnalyticsRangeInput,
  AnalyticsStage,
  AnalyticsTime,
} from './analytics.type.ts';

@Resolver()
export class AnalyticsResolver {
  @Can('read', 'Analytics')
  @ProjectedField()
  @Query(() => [AnalyticsStage], {
    description:
      'Leads of the range by source and stage, of those that the viewer may read. Pairs without a lead are left out.',
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
    description: 'Leads, messages and calls of each day, of those that the viewer may read.',
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
      'From a lead to the first message to them, or the first call that they picked up; from the first message of a contact to the first answer; from the first to the last message of a conversation, or the length of a call. A campaign is no answer, and no part of a conversation here.',
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
    description: 'Consultations of each day, of those that the viewer may read.',
  })
  analyticsBookings(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('range', () => AnalyticsRangeInput) range: AnalyticsRangeInput,
  ) {
    return table(bookingsOf(ctx, validateRange(range)));
  }
}
