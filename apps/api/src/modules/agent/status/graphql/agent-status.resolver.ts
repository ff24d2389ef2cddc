import { Arg, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { agentStatus } from '../use-cases/agent-status.ts';
import { agentUsage } from '../use-cases/agent-usage.ts';
import { setupGuide } from '../use-cases/setup-guide.ts';
import { updateSetupGuide } from '../use-cases/update-setup-guide.ts';
import { AgentStatus } from './agent-status.type.ts';
import { AgentUsage } from './agent-usage.type.ts';
import { SetupGuide, UpdateSetupGuideInput, UpdateSetupGuideResult } from './setup-guide.type.ts';

@Resolver()
export class AgentStatusResolver {
  @Can('read', 'Workspace')
  @Query(() => AgentStatus, { description: 'Whether the agent can reply to contacts, and what is missing if not.' })
  agentStatus(@InWorkspace() ctx: WorkspaceContext) {
    return agentStatus(ctx);
  }

  @Can('read', 'Agent')
  @Query(() => AgentUsage, { description: 'Phone numbers and services that use the agent, with their versions.' })
  agentUsage(@InWorkspace() ctx: WorkspaceContext) {
    return agentUsage(ctx);
  }

  @Can('read', 'SetupGuide')
  @Query(() => SetupGuide, { description: 'Setup guide of the workspace. Available to members only.' })
  setupGuide(@InWorkspace() ctx: WorkspaceContext) {
    return setupGuide(ctx);
  }

  @Can('update', 'SetupGuide')
  @Mutation(() => UpdateSetupGuideResult, {
    description: 'Hides the setup guide from the viewer, or shows it again.',
  })
  updateSetupGuide(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateSetupGuideInput) input: UpdateSetupGuideInput,
  ): Promise<typeof UpdateSetupGuideResult> {
    return updateSetupGuide(ctx, input);
  }
}
