export { ConversationNoteResolver } from './graphql/conversation-note.ts';
