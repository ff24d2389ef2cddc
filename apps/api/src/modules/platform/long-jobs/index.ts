export { type BatchProgress, enqueueJob, type JobBatch, type JobHandler } from './enqueue-job.ts';
export { Job, JobFields, JobPayload, JobProgressFields, JobResolver, JobSubscription } from './graphql/job.ts';
export { runJob } from './jobs/run-job-handler.ts';
export { sweepJobFiles } from './jobs/sweep-job-files.ts';
