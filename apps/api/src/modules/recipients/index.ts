export { callingCodeOf, followNumbers } from './calling-code.ts';
export { beginning, isOpen, localTime, nextOpening } from './clocks.ts';
export { followMessage } from './follow-message.ts';
export { GAVE_WAY, leaveOutCancelled, leaveToSend, type NoLeave } from './leave-to-send.ts';
export { holdCampaigns, mergeNames, partNames } from './merge-names.ts';
export { holdRecipients, mergeRecipients, partRecipients } from './merge-recipients.ts';
export { noteReply } from './note-reply.ts';
