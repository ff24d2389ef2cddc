export { ProviderLogResolver } from './graphql/provider-log.resolver.ts';
export { pruneProviderLogJob } from './jobs/prune-provider-log-job.ts';
