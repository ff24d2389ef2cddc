export { streamCallAudio } from './audio/stream-call-audio.ts';
export {
  CallChangeFields,
  CallResolver,
  CallSubscription,
  TranscriptAddedFields,
} from './graphql/call.resolver.ts';
export { OperatorResolver } from './graphql/operator.resolver.ts';
export { callJobs } from './jobs/call-jobs.ts';
export { handleVapiEvent } from './use-cases/handle-vapi-event.ts';
