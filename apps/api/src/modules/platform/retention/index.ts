export { RetentionResolver } from './graphql/retention.ts';
export { sweepRetentionJob } from './jobs/sweep-retention.ts';
export { sweepWorkspaceJob } from './jobs/sweep-workspace.ts';
export { hasAnyHold, isNotOnHoldSql, isPersonOnHold } from './retention.repository.ts';
