export { ConversationStartResolver } from './graphql/conversation-start.resolver.ts';
