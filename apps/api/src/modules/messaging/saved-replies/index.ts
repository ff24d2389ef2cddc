export { countSavedReplyUse } from './count-use.ts';
export { SavedReplyResolver } from './graphql/saved-reply.ts';
export {
  createImportedReplies,
  deleteUnchangedReplies,
  type ImportedReply,
  judgeImportedReplies,
} from './imported-replies.ts';
export { validateReply } from './reply-validation.ts';
export { createSavedReply, updateSavedReply } from './use-cases/saved-replies.ts';
