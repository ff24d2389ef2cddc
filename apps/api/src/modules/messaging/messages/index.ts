export { messagingJobs } from './jobs/messaging-jobs.ts';
export { sendMessageJob } from './jobs/send-message-job.ts';
export { discardSend } from './use-cases/discard-send.ts';
export { type InboundKind, storeCloudInbound, storeInbound } from './use-cases/store-inbound.ts';
