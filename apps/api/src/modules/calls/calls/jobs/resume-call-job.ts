import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { resumeCall } from '../use-cases/advance-call.ts';
import type { CallReference } from '../use-cases/claim-tool.ts';

/** Completes the agent's step in a call if the process crashed after it had stored an effect. */
export const resumeCallJob =
  (services: Services): Task =>
  (payload) =>
    resumeCall(services, payload as CallReference);
