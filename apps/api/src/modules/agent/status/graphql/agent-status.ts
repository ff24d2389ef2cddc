import type { AgentSetupStep, AgentStatus, SetupGuideStepName } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { AgentSetupStepEnum, AgentStatusEnum, SetupGuideStepNameEnum } from '../../../../graphql/enums.ts';
import { CountPayload, Payload } from '../../../../graphql/payload.ts';
import { AGENT_ID, uuidOrNull } from '../../configuration/index.ts';
import { agentReadiness, agentUsage, setupGuide, updateSetupGuide } from '../use-cases/agent-status.ts';
import { enableSimulators } from '../use-cases/enable-simulators.ts';

@ObjectType({ description: 'Whether the agent can reply to contacts, and what is missing if not.' })
class AgentReadiness {
  @Field(() => AgentStatusEnum, { description: 'Whether the agent replies, is paused or lacks a part of its setup.' })
  status: AgentStatus;

  @Field(() => [AgentSetupStepEnum], {
    description:
      'Missing parts of the setup, in the order in which to complete them. Empty if the setup is complete. For a live agent, only the greeting template can be missing.',
  })
  missingSteps: readonly AgentSetupStep[];
}

@ObjectType({ description: 'An enabled service that uses the agent.' })
class AgentUsageService {
  @Field(() => ID, { description: 'Id of the service.' })
  id: string;

  @Field(() => String, { description: 'Name of the service.' })
  name: string;

  @Field(() => Int, { description: 'Number of the version that the service currently uses.' })
  agentNumber: number;

  @Field(() => Boolean, {
    description:
      'Whether the service always uses the latest published version. If false, it keeps its version when a new version is published.',
  })
  isLatest: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of the pinned context graph, which does not change when a new version is published. Null if the service uses the graph of its version or the latest graph.',
  })
  fixedGraphNumber: number | null;

  @Field(() => Boolean, {
    description:
      'Whether the service uses the context graph of the latest published version, although its agent version is pinned.',
  })
  isGraphLatest: boolean;

  @Field(() => [String], { description: 'Phone numbers that are assigned to the service, in E.164 format.' })
  numbers: readonly string[];
}

@ObjectType({ description: 'Phone numbers and services that use an agent.' })
class AgentUsage {
  @Field(() => [String], {
    description:
      'Phone numbers without a service that always use the latest version, in E.164 format. Empty unless the agent is the default agent.',
  })
  latestNumbers: readonly string[];

  @Field(() => Boolean, {
    description:
      'Whether the phone number of the connected Vapi account uses the latest version. The number itself is not stored.',
  })
  isAccountNumberLatest: boolean;

  @Field(() => [AgentUsageService], { description: 'Enabled services that use the agent, in alphabetical order.' })
  services: readonly AgentUsageService[];
}

@ObjectType({ description: 'A step of the setup guide.' })
class SetupGuideStep {
  @Field(() => SetupGuideStepNameEnum, { description: 'Name of the step.' })
  step: SetupGuideStepName;

  @Field(() => Boolean, { description: 'Whether the step is complete, computed from the setup of the workspace.' })
  isDone: boolean;
}

@ObjectType({ description: 'Setup guide of the workspace, with the steps that the viewer has permission for.' })
class SetupGuide {
  @Field(() => AgentReadiness, {
    description: 'Whether the agent can reply to contacts. The steps are computed from it.',
  })
  readiness: AgentReadiness;

  @Field(() => [SetupGuideStep], {
    description: 'Steps that the viewer has permission for, in the order in which to complete them.',
  })
  steps: readonly SetupGuideStep[];

  @Field(() => Boolean, { description: 'Whether the viewer dismissed the guide.' })
  isDismissed: boolean;

  @Field(() => Boolean, {
    description: 'Whether the viewer can connect simulators for the providers that are not connected.',
  })
  canUseSimulators: boolean;
}

@InputType()
class UpdateSetupGuideInput {
  @Field(() => Boolean, {
    description: 'Whether to hide the guide from the viewer. If false, the guide is shown again.',
  })
  isDismissed: boolean;
}

@ObjectType({ description: 'Payload of the mutations that return the setup guide.' })
export class SetupGuidePayload extends Payload {
  @Field(() => SetupGuide, { description: 'Setup guide after the mutation.' })
  readonly guide: SetupGuide;
}

@Resolver()
export class AgentReadinessResolver {
  @Can('read', 'Workspace')
  @Query(() => AgentReadiness, { description: 'Whether the agent can reply to contacts, and what is missing if not.' })
  agentReadiness(@InWorkspace() ctx: WorkspaceContext) {
    return agentReadiness(ctx);
  }

  @Can('read', 'Agent')
  @Query(() => AgentUsage, { description: 'Phone numbers and services that use an agent, with their versions.' })
  agentUsage(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('agentId', () => ID, { nullable: true, description: AGENT_ID }) agentId: string | null,
  ) {
    return agentUsage(ctx, uuidOrNull(agentId));
  }

  @Can('read', 'SetupGuide')
  @Query(() => SetupGuide, { description: 'Setup guide of the workspace. Available to members only.' })
  setupGuide(@InWorkspace() ctx: WorkspaceContext) {
    return setupGuide(ctx);
  }

  @Can('set', 'Integration')
  @Mutation(() => CountPayload, {
    description:
      'Connects and verifies simulators for all providers that are not connected, and chooses a greeting template. Available in development workspaces only.',
  })
  enableSimulators(@InWorkspace() ctx: WorkspaceContext): Promise<CountPayload | Refused> {
    return enableSimulators(ctx);
  }

  @Can('update', 'SetupGuide')
  @Mutation(() => SetupGuidePayload, {
    description: 'Hides the setup guide from the viewer, or shows it again.',
  })
  updateSetupGuide(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateSetupGuideInput) input: UpdateSetupGuideInput,
  ): Promise<SetupGuidePayload | Refused> {
    return updateSetupGuide(ctx, input);
  }
}
