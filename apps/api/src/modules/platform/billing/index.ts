import { BillingAccountResolver } from './graphql/billing-account.ts';
import { BillingNoticeResolver } from './graphql/billing-notice.ts';
import { CreditNoteResolver } from './graphql/credit-note.ts';
import { EndpointWeightResolver } from './graphql/endpoint-weight.ts';
import { EntitlementsResolver } from './graphql/entitlements.ts';
import { InvoiceResolver } from './graphql/invoice.ts';
import { PaymentsResolver } from './graphql/payments.ts';
import { PlanResolver } from './graphql/plan.ts';
import { SubscriptionResolver } from './graphql/subscription.ts';
import { SubscriptionChangesResolver } from './graphql/subscription-changes.ts';
import { TaxResolver } from './graphql/tax.ts';

export { apiLimits } from './api-limits.ts';
export { cancelPayments } from './cancel-payments.ts';
export { downloadInvoice } from './download-invoice.ts';
export { requireCapacity, requireFeature } from './entitlements.ts';
export { billEndedPeriods } from './issue-invoices.ts';
export { billingJobs } from './jobs/billing-jobs.ts';
export { storePaymentEvent } from './use-cases/payment-events.ts';

/** Resolvers of plans, subscriptions and invoices. */
export const BILLING_RESOLVERS = [
  BillingAccountResolver,
  BillingNoticeResolver,
  CreditNoteResolver,
  EndpointWeightResolver,
  EntitlementsResolver,
  InvoiceResolver,
  PaymentsResolver,
  SubscriptionChangesResolver,
  PlanResolver,
  SubscriptionResolver,
  TaxResolver,
] as const;
