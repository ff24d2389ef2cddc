export { ReplyDraftResolver } from './graphql/reply-draft.ts';
