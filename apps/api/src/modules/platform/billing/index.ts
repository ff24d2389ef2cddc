import { EndpointWeightResolver } from './graphql/endpoint-weight.ts';
import { EntitlementsResolver } from './graphql/entitlements.ts';
import { PlanResolver } from './graphql/plan.ts';
import { SubscriptionResolver } from './graphql/subscription.ts';

export { apiLimits } from './api-limits.ts';
export { requireCapacity, requireFeature } from './entitlements.ts';
export { checkUsageLimitsJob } from './jobs/check-usage-limits-job.ts';

/** Resolvers of plans and subscriptions. */
export const BILLING_RESOLVERS = [
  EndpointWeightResolver,
  EntitlementsResolver,
  PlanResolver,
  SubscriptionResolver,
] as const;
