export { SequenceResolver, SequenceStepFields } from './graphql/sequence.ts';
export { runSequencesJob, startSequencesJob } from './jobs/run-sequences-job.ts';
export { findSequenceBlocker } from './send-step.ts';
