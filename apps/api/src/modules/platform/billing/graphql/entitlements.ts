import type { BillingMode, PlanFeature, Throughput as PlanThroughput, SubscriptionStatus } from '@frontdesk/domain';
import { Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { BillingModeEnum, PlanFeatureEnum, SubscriptionStatusEnum } from '../../../../graphql/enums.ts';
import { workspaceEntitlements } from '../use-cases/entitlements.ts';
import { Throughput } from './plan.types.ts';
import { LimitUsage } from './subscription.types.ts';

@ObjectType({ description: 'Features and limits of the workspace, with the usage of each limit.' })
class Entitlements {
  @Field(() => BillingModeEnum, { description: 'How this installation bills workspaces.' })
  billing: BillingMode;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the plan that applies. Null if no plan applies, in which case there are no limits.',
  })
  planName: string | null;

  @Field(() => SubscriptionStatusEnum, {
    nullable: true,
    description: 'Status of the subscription. Null if the workspace has none.',
  })
  status: SubscriptionStatus | null;

  @Field(() => [PlanFeatureEnum], { description: 'Features that the workspace can use.' })
  features: readonly PlanFeature[];

  @Field(() => [LimitUsage], { description: 'Limits that apply, with their usage. Empty if there are no limits.' })
  limits: readonly LimitUsage[];

  @Field(() => Throughput, {
    nullable: true,
    description: 'Maximum throughput of API keys. Null if the default budgets of the installation apply.',
  })
  throughput: PlanThroughput | null;
}

@Resolver()
export class EntitlementsResolver {
  @Can('read', 'Usage')
  @Query(() => Entitlements, {
    description: 'Features and limits of the workspace. Usage is included about 10 seconds after it is recorded.',
  })
  entitlements(@InWorkspace() ctx: WorkspaceContext): Promise<Entitlements> {
    return workspaceEntitlements(ctx);
  }
}
