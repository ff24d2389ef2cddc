import { Arg, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { greetWaitingLeads } from '../use-cases/greet-waiting-leads.ts';
import { leadBacklog } from '../use-cases/lead-backlog.ts';
import { GreetWaitingLeadsInput, GreetWaitingLeadsResult, LeadBacklog } from './waiting-leads.type.ts';

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
  @Mutation(() => GreetWaitingLeadsResult, {
    description: 'Schedules the greetings of waiting leads, oldest lead first, at most 1,000 at a time.',
  })
  greetWaitingLeads(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => GreetWaitingLeadsInput) input: GreetWaitingLeadsInput,
  ): Promise<typeof GreetWaitingLeadsResult> {
    return greetWaitingLeads(ctx, input);
  }
}
