import { Arg, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ProjectedField, table } from '../../../../query-compiler/index.ts';
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
