export { RetentionResolver } from './graphql/retention.ts';
export { sweepRetentionJob, sweepWorkspaceJob } from './jobs/sweep-retention.ts';
export { hasAnyHold, isNotOnHoldSql, isPersonOnHold } from './retention.repository.ts';
