export { WaitingLeadsResolver } from './graphql/waiting-leads.ts';
export { notifyWaitingLeadsJob } from './jobs/notify-waiting-leads-job.ts';
