export { UsageResolver } from './graphql/usage.ts';
export { pruneUsageJob, rollUpUsageJob, snapshotUsageJob, startUsageRollupsJob } from './jobs/usage-jobs.ts';
export { meter } from './meter.ts';
