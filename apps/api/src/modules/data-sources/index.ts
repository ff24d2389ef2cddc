export { bindSourceSecrets } from './bind-secrets.ts';
export { DataSourceResolver } from './graphql/data-source.resolver.ts';
export { SyncRunFields } from './graphql/sync-run.fields.ts';
export { runSyncJob } from './run/run-sync.ts';
export { startDueSyncsJob } from './run/start-due.ts';
