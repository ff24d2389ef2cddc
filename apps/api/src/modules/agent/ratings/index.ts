export { askRatingsJob, startRatingsJob } from './jobs/ask-ratings-job.ts';
