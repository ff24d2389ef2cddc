import { EntitlementsResolver } from './graphql/entitlements.ts';
import { PlanResolver } from './graphql/plan.ts';
import { SubscriptionResolver } from './graphql/subscription.ts';

export { requireCapacity, requireFeature } from './entitlements.ts';
export { checkUsageLimitsJob } from './jobs/check-usage-limits-job.ts';

/** Resolvers of plans and subscriptions. */
export const BILLING_RESOLVERS = [EntitlementsResolver, PlanResolver, SubscriptionResolver] as const;
