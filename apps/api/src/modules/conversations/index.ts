export { type HeldConversation, lockConversation, messageCalled } from './conversations.repository.ts';
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
export { actingMember } from './held.ts';
export { handBackIdleJob } from './jobs/hand-back-idle.ts';
export { keepInNameOf, keepOutbound } from './keep-outbound.ts';
export { mayGoOut } from './may-go-out.ts';
export { moveMessage } from './move-message.ts';
export { isWindowClosed } from './reply-window.ts';
export { releaseCalls } from './use-cases/release-calls.ts';
export { releaseConversations } from './use-cases/release-conversations.ts';
export { unassignConversations } from './use-cases/unassign-conversations.ts';
export { writingFault } from './writing-fault.ts';
