export {
  addMessage,
  type ContactRow,
  contactBy,
  conversationWith,
  goOnBy,
  type HeldConversation,
  leadBy,
  lockConversation,
  lockInboundUpTo,
  lockMessage,
  lockTurn,
  type MessageRow,
  memoryOf,
  remember,
  type SendRow,
  sendOf,
  type TurnRow,
  writtenBefore,
} from './agent-runs.repository.ts';
export { wasSpokenTo } from './answers.repository.ts';
export { byAgent } from './claimed-run.ts';
export { finishTurn, waitForPerson } from './finish-run.ts';
export { greetLeadJob } from './jobs/greet-lead-job.ts';
export { takeTurnJob } from './jobs/run-step-job.ts';
export type { Plan } from './run-state.ts';
export { agentHindrance, type Hindrance, sendingHindrance, windowHindrance } from './send-blockers.ts';
export type { ToolDesk, ToolDone } from './tool-context.ts';
export { useTool } from './use-cases/use-tool.ts';
