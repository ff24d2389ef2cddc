export { callingCodeOf, followNumbers } from './calling-code.ts';
export { holdCampaigns, mergeNames, partNames } from './merge-named-contacts.ts';
export { holdRecipients, mergeRecipients, partRecipients } from './merge-recipients.ts';
export { beginning, isOpen, localTime, nextOpening } from './recipient-timezones.ts';
export { noteReply } from './record-reply.ts';
export { GAVE_WAY, leaveOutCancelled, leaveToSend, type NoLeave } from './send-eligibility.ts';
export { followMessage } from './sync-message-status.ts';
