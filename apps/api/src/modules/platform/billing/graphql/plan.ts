import type { BillingMode } from '@frontdesk/domain';
import { Arg, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { SignedInContext } from '../../../../auth/context.ts';
import { SignedIn } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { BillingModeEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { listPlans } from '../billing-lists.ts';
import {
  archivePlan,
  createPlan,
  createPlanVersion,
  publishPlanVersion,
  updateDefaultPlan,
} from '../use-cases/plans.ts';
import { CreatePlanInput, CreatePlanVersionInput } from './plan.inputs.ts';
import { Plan } from './plan.types.ts';

const PlanConnection = connectionOf('Plan', () => Plan);

@ObjectType({ description: 'Payload of the mutations that return a plan.' })
class PlanPayload extends Payload {
  @Field(() => Plan, { description: 'The plan after the mutation.' })
  readonly plan: Plan;
}

@Resolver()
export class PlanResolver {
  @Can('read', 'Platform')
  @Query(() => BillingModeEnum, {
    description: 'How this installation bills workspaces. Available to global admins only.',
  })
  billingMode(@SignedIn() ctx: SignedInContext): BillingMode {
    return ctx.services.billing;
  }

  @Can('read', 'Platform')
  @Query(() => PlanConnection, { description: 'Plans of the platform, newest first. Available to global admins only.' })
  plans(
    @SignedIn() ctx: SignedInContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listPlans(ctx.services, { first, after });
  }

  @Can('manage', 'Platform')
  @Mutation(() => PlanPayload, {
    description: 'Creates a plan without a version. Available to global admins only.',
  })
  createPlan(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => CreatePlanInput) input: CreatePlanInput,
  ): Promise<PlanPayload | Refused> {
    return createPlan(ctx, input);
  }

  @Can('manage', 'Platform')
  @Mutation(() => PlanPayload, {
    description: 'Creates a draft of a version of a plan. Available to global admins only.',
  })
  createPlanVersion(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => CreatePlanVersionInput) input: CreatePlanVersionInput,
  ): Promise<PlanPayload | Refused> {
    return createPlanVersion(ctx, { ...input, planId: ids.uuid(input.planId) });
  }

  @Can('manage', 'Platform')
  @Mutation(() => PlanPayload, {
    description:
      'Publishes the draft of a plan version. A published version never changes. The newest published version of the default plan applies to workspaces without a subscription. Available to global admins only.',
  })
  publishPlanVersion(
    @SignedIn() ctx: SignedInContext,
    @Arg('id', () => ID) id: string,
  ): Promise<PlanPayload | Refused> {
    return publishPlanVersion(ctx, { id: ids.uuid(id) });
  }

  @Can('manage', 'Platform')
  @Mutation(() => PlanPayload, {
    description:
      'Archives a plan, which can then no longer be chosen and is not the default. Existing subscriptions keep the plan. Available to global admins only.',
  })
  archivePlan(@SignedIn() ctx: SignedInContext, @Arg('id', () => ID) id: string): Promise<PlanPayload | Refused> {
    return archivePlan(ctx, { id: ids.uuid(id) });
  }

  @Can('manage', 'Platform')
  @Mutation(() => PlanPayload, {
    description:
      'Sets whether a plan applies to workspaces without a subscription. At most one plan is the default. Available to global admins only.',
  })
  updateDefaultPlan(
    @SignedIn() ctx: SignedInContext,
    @Arg('id', () => ID) id: string,
    @Arg('isDefault', () => Boolean, { description: 'Whether the plan is the default.' }) isDefault: boolean,
  ): Promise<PlanPayload | Refused> {
    return updateDefaultPlan(ctx, { id: ids.uuid(id), isDefault });
  }
}
