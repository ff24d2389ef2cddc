import { Arg, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { agentLimits } from '../use-cases/agent-limits.ts';
import { updateAgentLimits } from '../use-cases/update-agent-limits.ts';
import { AGENT_ID, uuidOrNull } from './agent-id.ts';
import { AgentLimits, AgentLimitsPayload, UpdateAgentLimitsInput } from './agent-limits.type.ts';

@Resolver()
export class AgentLimitsResolver {
  @Can('read', 'Agent')
  @Query(() => AgentLimits, {
    description: 'Limits of an agent. Returns the default of each limit that was not changed.',
  })
  agentLimits(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('agentId', () => ID, { nullable: true, description: AGENT_ID }) agentId: string | null,
  ) {
    return agentLimits(ctx, uuidOrNull(agentId));
  }

  @Can('update', 'Agent')
  @Mutation(() => AgentLimitsPayload, {
    description: 'Changes limits of an agent. Refused if a value is out of range.',
  })
  updateAgentLimits(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateAgentLimitsInput) input: UpdateAgentLimitsInput,
  ): Promise<AgentLimitsPayload | Refused> {
    return updateAgentLimits(ctx, { ...input, agentId: uuidOrNull(input.agentId) });
  }
}
