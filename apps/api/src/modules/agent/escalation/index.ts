export { EscalationPolicyResolver } from './graphql/escalation-policy.ts';
export { advanceEscalationJob } from './jobs/advance-escalation-job.ts';
export { eligibleMembers } from './recipients.ts';
export { startEscalation } from './use-cases/escalation-runs.ts';
