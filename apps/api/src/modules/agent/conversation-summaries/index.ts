export { ConversationSummaryResolver } from './graphql/conversation-summary.ts';
