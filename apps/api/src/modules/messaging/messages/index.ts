export { messagingJobs } from './jobs/messaging-jobs.ts';
export { sendMessageJob } from './jobs/send-message-job.ts';
export type { InboundKind } from './twilio-routing.ts';
export { discardSend } from './use-cases/discard-send.ts';
export { storeCloudInbound, storeInbound } from './use-cases/store-inbound.ts';
