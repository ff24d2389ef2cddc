import type { Task, TaskList } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { resumeCall } from '../use-cases/advance-call.ts';
import type { CallReference } from '../use-cases/claim-tool.ts';
import { dialCallJob } from './dial-call-job.ts';
import { callBackJob, dialLeadJob } from './dial-lead-job.ts';
import { hangUpCallJob } from './hang-up-call-job.ts';
import { processCallEventJob } from './process-call-event-job.ts';
import { findStaleCallsJob, reconcileCallJob } from './reconcile-call-job.ts';
import { reviewUtteranceJob } from './review-utterance-job.ts';
import { sendCallCommandJob } from './send-call-command-job.ts';

/** Background tasks for calls. Every task is idempotent and can run in several workers concurrently. */
export const callJobs = (services: Services): TaskList => ({
  call_back: callBackJob(services),
  dial_call: dialCallJob(services),
  dial_lead: dialLeadJob(services),
  hang_up_call: hangUpCallJob(services),
  look_at_call: reconcileCallJob(services),
  look_for_lost_calls: findStaleCallsJob(services),
  process_call_event: processCallEventJob(services),
  resume_call: resumeCallJob(services),
  review_utterance: reviewUtteranceJob(services),
  steer_call: sendCallCommandJob(services),
});

/** Completes the agent's step in a call if the process crashed after it had stored an effect. */
const resumeCallJob =
  (services: Services): Task =>
  (payload) =>
    resumeCall(services, payload as CallReference);
