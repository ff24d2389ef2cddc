export { enqueueJob } from './begin-job.ts';
export { Job, JobFields, JobProgressFields, JobResolver, JobResult, JobSubscription } from './graphql/job.ts';
export type { BatchProgress, JobBatch, JobHandler } from './job-handler.ts';
export { runJob } from './jobs/run-job-handler.ts';
export { sweepJobFiles } from './jobs/sweep-job-files.ts';
