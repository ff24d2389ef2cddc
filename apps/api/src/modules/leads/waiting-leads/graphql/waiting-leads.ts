import type { LeadWaitingReason } from '@frontdesk/domain';
import { Arg, Field, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { LeadWaitingReasonEnum } from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { leadBacklog, scheduleGreetings } from '../use-cases/waiting-leads.ts';

@ObjectType({ description: 'Leads that are waiting for their first contact.' })
class LeadBacklog {
  @Field(() => Int, { description: 'Number of leads that are waiting and whose greeting is not scheduled.' })
  count: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time since which the oldest of these leads has been waiting. Null if no lead is waiting.',
  })
  oldestAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Text of the greeting template, filled in for the oldest of these leads. Null if no greeting template is chosen, or if the agent calls the lead.',
  })
  preview: string | null;

  @Field(() => [LeadWaitingReasonEnum], {
    description: 'Distinct reasons why these leads were not contacted when they arrived.',
  })
  waitingReasons: readonly LeadWaitingReason[];
}

@ObjectType({ description: 'Payload of `scheduleGreetings`.' })
export class ScheduleGreetingsPayload extends Payload {
  @Field(() => Int, { description: 'Number of leads that will be greeted.' })
  readonly count: number;

  @Field(() => GraphQLDateTime, { description: 'Time for which the last greeting is scheduled.' })
  readonly lastAt: Date;
}

@Resolver()
export class WaitingLeadsResolver {
  @Can('read', 'Lead')
  @Query(() => LeadBacklog, {
    description: 'Number of leads that are waiting for their first contact, and a preview of the greeting.',
  })
  leadBacklog(@InWorkspace() ctx: WorkspaceContext) {
    return leadBacklog(ctx);
  }

  @Can('update', 'Lead')
  @Mutation(() => ScheduleGreetingsPayload, {
    description:
      'Schedules the greetings of waiting leads, oldest lead first, at most 1,000 at a time. Calling it again reschedules the greetings that are still pending. FORBIDDEN in a support session.',
  })
  scheduleGreetings(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('perMinute', () => Int, { description: 'Number of leads to greet per minute, 1 to 60.' }) perMinute: number,
  ): Promise<ScheduleGreetingsPayload | Refused> {
    return scheduleGreetings(ctx, { perMinute });
  }
}
