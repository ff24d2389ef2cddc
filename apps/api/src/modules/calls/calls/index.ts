export { streamCallAudio } from './audio/stream-call-audio.ts';
export { CallFields } from './graphql/call.fields.ts';
export { CallResolver } from './graphql/call.resolver.ts';
export { CallChangeFields, CallSubscription, TranscriptAddedFields } from './graphql/call.subscription.ts';
export { OperatorResolver } from './graphql/operator.resolver.ts';
export { callJobs } from './jobs/call-jobs.ts';
export { handleVapiEvent } from './use-cases/handle-vapi-event.ts';
