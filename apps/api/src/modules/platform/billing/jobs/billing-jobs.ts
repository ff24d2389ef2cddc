import type { TaskList } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { checkUsageLimitsJob } from './check-usage-limits-job.ts';
import { issueInvoicesJob } from './issue-invoices-job.ts';
import { paymentJobs } from './payment-jobs.ts';

/** Background tasks for billing. */
export const billingJobs = (services: Services): TaskList => ({
  check_usage_limits: checkUsageLimitsJob(services),
  issue_invoices: issueInvoicesJob(services),
  ...paymentJobs(services),
});
