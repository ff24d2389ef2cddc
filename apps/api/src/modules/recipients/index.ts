export { followMessage } from './follow-message.ts';
export { holdRecipients, mergeRecipients, partRecipients } from './merge-recipients.ts';
export { noteReply } from './note-reply.ts';
