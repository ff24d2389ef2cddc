import type { RolloutEndReason, RolloutStatus } from '@frontdesk/domain';
import { Arg, Field, Float, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { RolloutEndReasonEnum, RolloutStatusEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { agentRollout, promoteRollout, rollBackRollout, updateRollout } from '../use-cases/rollouts.ts';
import { AGENT_ID, uuidOrNull } from './agent-id.ts';

@ObjectType({ description: 'Metrics of the conversation episodes of one version since a rollout started.' })
class RolloutSide {
  @Field(() => Int, { description: 'Number of the version.' })
  versionNumber: number;

  @Field(() => Int, { description: 'Number of episodes that started.' })
  episodeCount: number;

  @Field(() => Int, { description: 'Number of episodes that ended or were handed off.' })
  endedCount: number;

  @Field(() => Int, { description: 'Number of episodes that ended without involvement of a human.' })
  resolvedCount: number;

  @Field(() => Int, { description: 'Number of episodes in which the agent booked an appointment.' })
  bookedCount: number;

  @Field(() => Int, { description: 'Number of episodes that were handed off to a human.' })
  handoffCount: number;

  @Field(() => Int, { description: 'Number of episodes that were handed off because of a failure.' })
  failureCount: number;

  @Field(() => Float, {
    nullable: true,
    description: "Cost of the model in US dollars. Null if the agent's limits contain no price of the model.",
  })
  costUsd: number | null;

  @Field(() => Int, { description: 'Number of episodes that the contact rated.' })
  ratingCount: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Average rating, from 1 (very bad) to 5 (very good). Null if there are no ratings.',
  })
  averageRating: number | null;
}

@ObjectType({ description: 'The rollout of a version to a share of the contacts.' })
class AgentRollout {
  @Field(() => ID, { description: 'Id of the rollout.' })
  id: string;

  @Field(() => Int, { description: 'Percentage of the contacts whose next episode uses the new version, 1 to 100.' })
  share: number;

  @Field(() => RolloutStatusEnum, { description: 'Whether the rollout is in progress, and how it ended.' })
  status: RolloutStatus;

  @Field(() => Int, {
    nullable: true,
    description: 'Percentage of handoffs above which the rollout is rolled back. Null if there is no limit.',
  })
  maxHandoffPercent: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Percentage of failures above which the rollout is rolled back. Null if there is no limit.',
  })
  maxFailurePercent: number | null;

  @Field(() => Int, { description: 'Number of ended episodes after which the limits apply.' })
  minEpisodes: number;

  @Field(() => GraphQLDateTime, { description: 'Time at which the rollout started.' })
  startedAt: Date;

  @Field(() => String, { description: 'Name of the member or key that started the rollout.' })
  startedByName: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time the rollout ended. Null while it is in progress.',
  })
  endedAt: Date | null;

  @Field(() => RolloutEndReasonEnum, {
    nullable: true,
    description: 'Why the rollout ended. Null while it is in progress.',
  })
  endReason: RolloutEndReason | null;

  @Field(() => RolloutSide, { description: 'Metrics of the new version.' })
  candidate: RolloutSide;

  @Field(() => RolloutSide, { description: 'Metrics of the previous version since the start of the rollout.' })
  base: RolloutSide;
}

@InputType({ description: 'Rollout of a version to a share of the contacts.' })
export class RolloutInput {
  @Field(() => Int, { description: 'Percentage of the contacts whose next episode uses the new version, 1 to 100.' })
  share: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Percentage of handoffs above which the rollout is rolled back, 1 to 100. Null for no limit.',
  })
  maxHandoffPercent?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Percentage of failures above which the rollout is rolled back, 1 to 100. Null for no limit.',
  })
  maxFailurePercent?: number | null;

  @Field(() => Int, { description: 'Number of ended episodes after which the limits apply, 1 to 1000.' })
  minEpisodes: number;
}

@ObjectType({ description: 'Payload of the mutations that return a rollout.' })
class AgentRolloutPayload extends Payload {
  @Field(() => AgentRollout, { description: 'Rollout after the mutation.' })
  readonly rollout: AgentRollout;
}

@Resolver()
export class AgentRolloutResolver {
  @Can('read', 'Agent')
  @Query(() => AgentRollout, {
    nullable: true,
    description: 'Latest rollout of an agent. Returns null if no version was rolled out to a share of the contacts.',
  })
  agentRollout(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('agentId', () => ID, { nullable: true, description: AGENT_ID }) agentId: string | null,
  ) {
    return agentRollout(ctx, uuidOrNull(agentId));
  }

  @Can('publish', 'Agent')
  @Mutation(() => AgentRolloutPayload, {
    description: 'Changes the share of a rollout. Contacts who have the new version keep it if the share grows.',
  })
  updateRollout(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('share', () => Int, { description: 'Percentage of the contacts, 1 to 100.' }) share: number,
  ): Promise<AgentRolloutPayload | Refused> {
    return updateRollout(ctx, { id: ids.uuid(id), share });
  }

  @Can('publish', 'Agent')
  @Mutation(() => AgentRolloutPayload, { description: 'Ends a rollout: all contacts get the new version.' })
  promoteRollout(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<AgentRolloutPayload | Refused> {
    return promoteRollout(ctx, ids.uuid(id));
  }

  @Can('publish', 'Agent')
  @Mutation(() => AgentRolloutPayload, {
    description: 'Ends a rollout and publishes the previous version again as a new version.',
  })
  rollBackRollout(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<AgentRolloutPayload | Refused> {
    return rollBackRollout(ctx, ids.uuid(id));
  }
}
