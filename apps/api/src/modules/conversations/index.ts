export { type HeldConversation, lockConversation, messageCalled } from './conversations.repository.ts';
export { keepInNameOf, keepOutbound } from './enqueue-outbound-message.ts';
export { ConversationFields } from './graphql/conversation.fields.ts';
export { ConversationResolver } from './graphql/conversation.resolver.ts';
export {
  ConversationChangeFields,
  ConversationSubscription,
  MessageAddedFields,
} from './graphql/conversation.subscription.ts';
export { Conversation } from './graphql/conversation.type.ts';
export { Message } from './graphql/message.type.ts';
export { TakeoverResolver } from './graphql/takeover.resolver.ts';
export { handBackIdleJob } from './jobs/end-idle-takeovers-job.ts';
export { mayGoOut } from './kill-switch.ts';
export { writingFault } from './reply-guard.ts';
export { isWindowClosed } from './reply-window.ts';
export { actingMember } from './takeover-guard.ts';
export { moveMessage } from './transition-message-status.ts';
export { releaseCalls } from './use-cases/end-call-takeovers.ts';
export { releaseConversations } from './use-cases/end-conversation-takeovers.ts';
export { unassignConversations } from './use-cases/unassign-conversations.ts';
