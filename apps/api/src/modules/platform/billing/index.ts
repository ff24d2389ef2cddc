import { BillingAccountResolver } from './graphql/billing-account.ts';
import { BillingNoticeResolver } from './graphql/billing-notice.ts';
import { EndpointWeightResolver } from './graphql/endpoint-weight.ts';
import { EntitlementsResolver } from './graphql/entitlements.ts';
import { InvoiceResolver } from './graphql/invoice.ts';
import { PlanResolver } from './graphql/plan.ts';
import { SubscriptionResolver } from './graphql/subscription.ts';

export { apiLimits } from './api-limits.ts';
export { requireCapacity, requireFeature } from './entitlements.ts';
export { billingJobs } from './jobs/billing-jobs.ts';

/** Resolvers of plans, subscriptions and invoices. */
export const BILLING_RESOLVERS = [
  BillingAccountResolver,
  BillingNoticeResolver,
  EndpointWeightResolver,
  EntitlementsResolver,
  InvoiceResolver,
  PlanResolver,
  SubscriptionResolver,
] as const;
