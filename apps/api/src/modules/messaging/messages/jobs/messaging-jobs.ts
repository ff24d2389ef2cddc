import type { TaskList } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { greetLeadJob, requestCallbackJob, runStepJob } from '../../../agent/runs/index.ts';
import { processAttachmentsJob } from './process-attachments-job.ts';
import { processInboundJob } from './process-inbound-job.ts';
import { reviewMessageJob } from './review-message-job.ts';
import { sendMessageJob } from './send-message-job.ts';

/** Background tasks for conversations. Every task is idempotent and can run in several workers concurrently. */
export const messagingJobs = (services: Services): TaskList => ({
  greet_lead: greetLeadJob(services),
  request_callback: requestCallbackJob(services),
  process_attachments: processAttachmentsJob(services),
  process_inbound: processInboundJob(services),
  process_campaign_report: processInboundJob(services),
  review_message: reviewMessageJob(services),
  send_message: sendMessageJob(services),
  send_campaign_message: sendMessageJob(services),
  take_turn: runStepJob(services),
});
