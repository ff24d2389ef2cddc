export { agentActor, finishRun, type RunState } from './active-run.ts';
export {
  activeRun,
  addMessage,
  type ContactRow,
  earlierInboundTexts,
  findLeadByPhone,
  findOrCreateContact,
  findOrCreateConversation,
  type LockedConversation,
  lockConversation,
  lockConversationOf,
  lockInboundUpTo,
  lockMessage,
  lockMessageOfProvider,
  lockSend,
  lockSendingRun,
  type MessageRow,
  memoryOf,
  newestInbound,
  type RunRow,
  type SendRow,
  sendOf,
  storeMemory,
  switchNumber,
  type WaitingInbound,
} from './agent-runs.repository.ts';
export { callbackTime } from './effects/callbacks.ts';
export { type EffectInput, type EffectOutcome, type EffectTool, failed } from './effects/effect.ts';
export { notConnected, SHARED_EFFECTS } from './effects/shared-effects.ts';
export { callWorkspaceTool } from './effects/workspace-tools.ts';
export { AgentRunResolver, AgentRunStepFields } from './graphql/agent-run.ts';
export { fillGreeting, findGreetingRoute, findUsableGreeting } from './greeting.ts';
export { handOffToHuman } from './hand-off.ts';
export { greetLeadJob } from './jobs/greet-lead-job.ts';
export { requestCallbackJob } from './jobs/request-callback-job.ts';
export { runStepJob } from './jobs/run-step-job.ts';
export { hasOpenMatter } from './open-matter.ts';
export { findRatingBlocker } from './ratings.ts';
export { storeReminder } from './remind.ts';
export { composeDraft, openDraft } from './reply-draft.ts';
export { resolveAgent } from './resolve-agent.ts';
export { hasLaterOutbound } from './run-cause.ts';
export { bookingsOf, engineGraph, knownAnswers, recentLines } from './run-context.ts';
export { findMessageBlocker, findRunBlocker, findWindowBlocker, type SendBlocker } from './send-blockers.ts';
export { saveAnswers } from './use-cases/store-reply.ts';
