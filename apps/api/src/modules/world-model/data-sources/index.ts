export { bindSourceSecrets } from './credentials.ts';
export { DataSourceResolver } from './graphql/data-source.resolver.ts';
export { SyncRunFields } from './graphql/sync-run.ts';
export { runSyncJob } from './jobs/run-sync-job.ts';
export { startDueSyncsJob } from './jobs/start-due-syncs-job.ts';
