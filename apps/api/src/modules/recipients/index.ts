export { followMessage } from './follow-message.ts';
export { noteReply } from './note-reply.ts';
