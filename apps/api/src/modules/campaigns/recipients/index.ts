export { callingCodeOf, syncCallingCodes } from './calling-code.ts';
export { lockCampaigns, mergeNamedContacts, unmergeNames } from './merge-named-contacts.ts';
export { lockRecipients, mergeRecipients, unmergeRecipients } from './merge-recipients.ts';
export { isSendingWindowOpen, localTime, nextSendingWindow, startInstant } from './recipient-timezones.ts';
export { recordReply } from './record-reply.ts';
export { checkSendEligibility, type IneligibleReason, SUPERSEDED_BY_MERGE, skipCancelled } from './send-eligibility.ts';
export { syncMessageStatus } from './sync-message-status.ts';
