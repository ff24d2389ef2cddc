export { ConversationStartResolver } from './graphql/conversation-start.ts';
