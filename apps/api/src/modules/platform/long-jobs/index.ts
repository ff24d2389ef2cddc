export { enqueueJob } from './begin-job.ts';
export { JobFields } from './graphql/job.fields.ts';
export { JobResolver } from './graphql/job.resolver.ts';
export { JobResult } from './graphql/job.results.ts';
export { JobProgressFields, JobSubscription } from './graphql/job.subscription.ts';
export { Job } from './graphql/job.type.ts';
export type { BatchProgress, JobBatch, JobHandler } from './job-handler.ts';
export { runJob } from './jobs/run-job-handler.ts';
export { sweepJobFiles } from './jobs/sweep-job-files.ts';
