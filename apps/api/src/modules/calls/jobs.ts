import type { TaskList } from 'graphile-worker';
import type { Services } from '../../auth/context.ts';
import { dialCallJob } from './use-cases/dial-call.ts';
import { dialLeadJob } from './use-cases/dial-lead-job.ts';
import { hangUpCallJob } from './use-cases/hang-up-call.ts';
import { lookAtCallJob, lookForLostCallsJob } from './use-cases/look-at-call.ts';
import { processCallEventJob } from './use-cases/process-call-event.ts';
import { steerCallJob } from './use-cases/steer-call.ts';

/** What the worker does for calls; each may be run any number of times, by any number of workers. */
export const callJobs = (services: Services): TaskList => ({
  dial_call: dialCallJob(services),
  dial_lead: dialLeadJob(services),
  hang_up_call: hangUpCallJob(services),
  look_at_call: lookAtCallJob(services),
  look_for_lost_calls: lookForLostCallsJob(services),
  process_call_event: processCallEventJob(services),
  steer_call: steerCallJob(services),
});
