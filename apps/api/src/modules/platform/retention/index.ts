export { RetentionResolver } from './graphql/retention.ts';
export { sweepRetentionJob, sweepWorkspaceJob } from './jobs/sweep-retention.ts';
export { hasAnyHold, isNotOnHoldSql, isPersonOnHold, lockRetention } from './retention.repository.ts';
