import { Arg, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace, SignedIn } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { listWorkspacePlans } from '../billing-lists.ts';
import {
  createManualSubscription,
  endManualSubscription,
  manualSubscriptionOf,
  updateManualSubscription,
} from '../use-cases/subscriptions.ts';
import { CreateManualSubscriptionInput, UpdateManualSubscriptionInput } from './subscription.inputs.ts';
import { ManualSubscription, WorkspacePlan } from './subscription.types.ts';

const WorkspacePlanConnection = connectionOf('WorkspacePlan', () => WorkspacePlan);

@ObjectType({ description: 'Payload of the mutations that change the subscription of a workspace.' })
class WorkspacePlanPayload extends Payload {
  @Field(() => WorkspacePlan, { description: 'Plan of the workspace after the mutation.' })
  readonly workspacePlan: WorkspacePlan;
}

@Resolver()
export class SubscriptionResolver {
  @Can('read', 'Platform')
  @Query(() => WorkspacePlanConnection, {
    description: 'Plans of all workspaces, newest workspace first. Available to global admins only.',
  })
  workspacePlans(
    @SignedIn() ctx: SignedInContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('search', () => String, { nullable: true, description: 'Part of the name or slug of a workspace.' })
    search: string | null,
  ) {
    return listWorkspacePlans(ctx.services, { first, after }, search);
  }

  @Can('read', 'Subscription')
  @Query(() => ManualSubscription, {
    nullable: true,
    description:
      'Terms of the subscription of the workspace, with its price and note. Null if there is no subscription or it has ended.',
  })
  manualSubscription(@InWorkspace() ctx: WorkspaceContext): Promise<ManualSubscription | null> {
    return manualSubscriptionOf(ctx);
  }

  @Can('manage', 'Platform')
  @Mutation(() => WorkspacePlanPayload, {
    description: 'Assigns a plan to a workspace, without a payment provider. Available to global admins only.',
  })
  createManualSubscription(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => CreateManualSubscriptionInput) input: CreateManualSubscriptionInput,
  ): Promise<WorkspacePlanPayload | Refused> {
    return createManualSubscription(ctx, { ...input, planVersionId: ids.uuid(input.planVersionId) });
  }

  @Can('manage', 'Platform')
  @Mutation(() => WorkspacePlanPayload, {
    description: 'Changes the terms of a subscription, except its start. Available to global admins only.',
  })
  updateManualSubscription(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => UpdateManualSubscriptionInput) input: UpdateManualSubscriptionInput,
  ): Promise<WorkspacePlanPayload | Refused> {
    const [id, planVersionId] = [ids.uuid(input.id), ids.uuid(input.planVersionId)];
    return updateManualSubscription(ctx, { ...input, id, planVersionId });
  }

  @Can('manage', 'Platform')
  @Mutation(() => WorkspacePlanPayload, {
    description:
      'Ends a subscription now. The default plan applies immediately, and no data is deleted. Available to global admins only.',
  })
  endManualSubscription(
    @SignedIn() ctx: SignedInContext,
    @Arg('id', () => ID) id: string,
  ): Promise<WorkspacePlanPayload | Refused> {
    return endManualSubscription(ctx, { id: ids.uuid(id) });
  }
}
