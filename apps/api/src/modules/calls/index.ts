export { CallFields } from './graphql/call.fields.ts';
export { CallResolver } from './graphql/call.resolver.ts';
export { CallChangeFields, CallSubscription, TranscriptAddedFields } from './graphql/call.subscription.ts';
export { OperatorResolver } from './graphql/operator.resolver.ts';
export { callJobs } from './jobs.ts';
export { callSound } from './sound/call-sound.ts';
export { takeCallEvent } from './use-cases/take-event.ts';
