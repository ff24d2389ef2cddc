export {
  findMessageByClientId,
  type LockedConversation,
  type OutboundTemplate,
} from './conversations.repository.ts';
export { enqueueOutboundMessage, enqueueOutboundMessageAs } from './enqueue-outbound-message.ts';
export {
  ConversationChangeFields,
  ConversationFields,
  ConversationResolver,
  ConversationSubscription,
  MessageAddedFields,
} from './graphql/conversation.resolver.ts';
export { Conversation } from './graphql/conversation.type.ts';
export { Message } from './graphql/message.type.ts';
export { TakeoverResolver } from './graphql/takeover.ts';
export { endIdleTakeoversJob } from './jobs/end-idle-takeovers-job.ts';
export { isSendingEnabled } from './kill-switch.ts';
export { checkMessageText, messageText } from './message-text.ts';
export { authorizeReply, checkContactReachable, lockReadableConversation } from './reply-guard.ts';
export { isWindowClosed } from './reply-window.ts';
export { actingMember, takeOverByReply } from './take-over.ts';
export { transitionMessageStatus } from './transition-message-status.ts';
export { unassignConversations } from './use-cases/assign-conversation.ts';
export { endCallTakeovers, endConversationTakeovers } from './use-cases/takeovers.ts';
