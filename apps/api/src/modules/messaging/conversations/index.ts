export { answerAfterPause } from './answer-after-pause.ts';
export { leadIdOf } from './conversation.computed-fields.ts';
export { conversationExport, messageRows } from './conversation-export.ts';
export {
  findMessageByClientId,
  type LockedConversation,
  type OutboundTemplate,
} from './conversations.repository.ts';
export { MessagePayload } from './graphql/conversation.mutations.ts';
export {
  ConversationChangeFields,
  ConversationResolver,
  ConversationSubscription,
  MessageAddedFields,
} from './graphql/conversation.resolver.ts';
export { Conversation } from './graphql/conversation.type.ts';
export { ConversationExportResolver } from './graphql/conversation-export.ts';
export { ConversationStatusResolver } from './graphql/conversation-state.ts';
export { MessageFields } from './graphql/message.type.ts';
export { TakeoverResolver } from './graphql/takeover.ts';
export { TemplateFile } from './graphql/template-file.type.ts';
export {
  createHistory,
  deleteEmptyConversations,
  deleteHistory,
  type HistoryMessage,
  judgeHistory,
} from './imported-history.ts';
export { endIdleTakeoversJob } from './jobs/end-idle-takeovers-job.ts';
export { endSnoozesJob } from './jobs/end-snoozes-job.ts';
export {
  checkMessageText,
  enqueueOutboundMessage,
  enqueueOutboundMessageAs,
  isSendingEnabled,
  isWindowClosed,
  messageText,
  readSendingState,
  transitionMessageStatus,
} from './outbound-messages.ts';
export { reopenClosed } from './reopen-conversation.ts';
export {
  actingMember,
  authorizeReply,
  checkContactReachable,
  lockReadableConversation,
  takeOverByReply,
} from './take-over.ts';
export { assignAsAgent, unassignConversations } from './use-cases/conversations.ts';
export { endCallTakeovers, endConversationTakeovers } from './use-cases/takeovers.ts';
