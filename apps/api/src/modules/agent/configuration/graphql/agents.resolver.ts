import type { TestPolicy } from '@frontdesk/domain';
import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { TestPolicyEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { DeletedPayload } from '../../../../graphql/payload.ts';
import { ProjectedField, page } from '../../../../query-compiler/index.ts';
import { createAgent, deleteAgent, updateAgent } from '../use-cases/agents.ts';
import { updateTestPolicy } from '../use-cases/update-test-policy.ts';
import { AGENT_ID, uuidOrNull } from './agent-id.ts';
import { AgentConnection, AgentPayload, CreateAgentInput } from './agents.type.ts';

@Resolver()
export class AgentsResolver {
  @Can('read', 'Agent')
  @ProjectedField()
  @Query(() => AgentConnection, { description: 'Agents of the workspace, oldest first.' })
  agents(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { direction: 'asc' });
  }

  @Can('create', 'Agent')
  @Mutation(() => AgentPayload, {
    description: 'Creates an agent with a draft, optionally as a copy of another agent. Versions are not copied.',
  })
  createAgent(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateAgentInput) { name, copiedAgentId }: CreateAgentInput,
  ): Promise<AgentPayload | Refused> {
    return createAgent(ctx, { name, copiedAgentId: uuidOrNull(copiedAgentId) });
  }

  @Can('update', 'Agent')
  @Mutation(() => AgentPayload, { description: 'Changes the name of an agent. The persona is not changed.' })
  updateAgent(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('name', () => String, { description: 'Name of the agent, unique in the workspace.' }) name: string,
  ): Promise<AgentPayload | Refused> {
    return updateAgent(ctx, { id: ids.uuid(id), name });
  }

  @Can('publish', 'Agent')
  @Mutation(() => AgentPayload, { description: 'Sets which test results are required to publish an agent.' })
  updateTestPolicy(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('agentId', () => ID, { nullable: true, description: AGENT_ID }) agentId: string | null,
    @Arg('policy', () => TestPolicyEnum, { description: 'Which test results are required.' }) policy: TestPolicy,
  ): Promise<AgentPayload | Refused> {
    return updateTestPolicy(ctx, { agentId: uuidOrNull(agentId), policy });
  }

  @Can('delete', 'Agent')
  @Mutation(() => DeletedPayload, {
    description:
      'Deletes an agent with its draft and versions. Refused for the default agent, and if a service, a call or a reply in progress uses the agent.',
  })
  deleteAgent(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteAgent(ctx, { id: ids.uuid(id) });
  }
}
