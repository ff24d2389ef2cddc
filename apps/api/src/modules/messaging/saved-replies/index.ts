export { countSavedReplyUse } from './count-use.ts';
export { SavedReplyResolver } from './graphql/saved-reply.ts';
