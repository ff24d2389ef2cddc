import { Arg, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { agentLimits } from '../use-cases/agent-limits.ts';
import { updateAgentLimits } from '../use-cases/update-agent-limits.ts';
import { AgentLimits, UpdateAgentLimitsInput, UpdateAgentLimitsResult } from './agent-limits.type.ts';

@Resolver()
export class AgentLimitsResolver {
  @Can('read', 'Agent')
  @Query(() => AgentLimits, {
    description: 'Limits of the agent. Returns the default of each limit that was not changed.',
  })
  agentLimits(@InWorkspace() ctx: WorkspaceContext) {
    return agentLimits(ctx);
  }

  @Can('update', 'Agent')
  @Mutation(() => UpdateAgentLimitsResult, {
    description: 'Changes limits of the agent. Refused if a value is out of range.',
  })
  updateAgentLimits(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateAgentLimitsInput) input: UpdateAgentLimitsInput,
  ) {
    return updateAgentLimits(ctx, input);
  }
}
