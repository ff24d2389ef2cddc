export type { InboundKind } from './addressee.ts';
export { waitForPerson } from './finish-turn.ts';
export { turnJobs } from './jobs.ts';
export type { ToolDesk, ToolDone } from './tool-desk.ts';
export {
  addMessage,
  contactBy,
  conversationWith,
  goOnBy,
  type HeldConversation,
  leadBy,
  lockConversation,
} from './turns.repository.ts';
export { discardSend } from './use-cases/discard-send.ts';
export { sendMessageJob } from './use-cases/send-message-job.ts';
export { storeCloudInbound } from './use-cases/store-cloud-inbound.ts';
export { storeInbound } from './use-cases/store-inbound.ts';
export { useTool } from './use-cases/use-tool.ts';
