export { endpointUses } from './endpoint-uses.ts';
export { UsageResolver } from './graphql/usage.ts';
export { pruneUsageJob, snapshotUsageJob, usageJobs } from './jobs/usage-jobs.ts';
export { meter } from './meter.ts';
