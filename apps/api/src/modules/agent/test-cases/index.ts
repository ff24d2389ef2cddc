export { TestCaseResolver } from './graphql/test-case.ts';
export { TestResultFields } from './graphql/test-result.ts';
export { TestRunResolver } from './graphql/test-run.ts';
export { runTestsJob } from './jobs/run-tests-job.ts';
export { startTestsJob } from './jobs/start-tests-job.ts';
export { baselineId, latestResultId } from './test-runs.reads.ts';
