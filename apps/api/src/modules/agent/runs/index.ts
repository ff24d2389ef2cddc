export {
  addMessage,
  type ContactRow,
  earlierInboundTexts,
  findLeadByPhone,
  findOrCreateContact,
  findOrCreateConversation,
  type LockedConversation,
  lockConversation,
  lockInboundUpTo,
  lockMessage,
  lockRun,
  type MessageRow,
  memoryOf,
  type RunRow,
  type SendRow,
  sendOf,
  storeMemory,
  switchNumber,
} from './agent-runs.repository.ts';
export { hasLaterOutbound } from './answers.repository.ts';
export { agentActor } from './claimed-run.ts';
export { type EffectInput, type EffectOutcome, type EffectTool, failed } from './effects/effect.ts';
export { callbackTime } from './effects/schedule-callback.ts';
export { notConnected, SHARED_EFFECTS } from './effects/shared-effects.ts';
export { bookingsOf } from './engine-env.ts';
export { engineGraph } from './engine-graph.ts';
export { finishRun, handOffToHuman } from './finish-run.ts';
export { findGreetingRoute } from './greeting-route.ts';
export { fillGreeting } from './greeting-template.ts';
export { greetLeadJob } from './jobs/greet-lead-job.ts';
export { requestCallbackJob } from './jobs/request-callback-job.ts';
export { runStepJob } from './jobs/run-step-job.ts';
export { knownAnswers } from './known-answers.ts';
export { hasOpenMatter } from './open-matter.ts';
export type { RunState } from './run-state.ts';
export { findAgentBlocker, findSendBlocker, findWindowBlocker, type SendBlocker } from './send-blockers.ts';
export { saveAnswers } from './use-cases/save-answers.ts';
