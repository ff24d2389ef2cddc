import { BillingAccountResolver } from './graphql/billing-account.ts';
import { BillingNoticeResolver } from './graphql/billing-notice.ts';
import { EndpointWeightResolver } from './graphql/endpoint-weight.ts';
import { EntitlementsResolver } from './graphql/entitlements.ts';
import { InvoiceResolver } from './graphql/invoice.ts';
import { PlanResolver } from './graphql/plan.ts';
import { SubscriptionResolver } from './graphql/subscription.ts';
import { TaxResolver } from './graphql/tax.ts';

export { apiLimits } from './api-limits.ts';
export { downloadInvoice } from './download-invoice.ts';
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
  TaxResolver,
] as const;
