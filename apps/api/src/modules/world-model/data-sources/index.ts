export { bindSourceSecrets } from './credentials.ts';
export { DataSourceResolver } from './graphql/data-source.resolver.ts';
export { SourceMappingResolver } from './graphql/source-mapping.mutations.ts';
export { DataSourceFields, SourceMappingFields } from './graphql/source-mapping.ts';
export { SyncRunFields } from './graphql/sync-run.ts';
export { runSyncJob } from './jobs/run-sync-job.ts';
export { startDueSyncsJob } from './jobs/start-due-syncs-job.ts';
