export {
  lockCampaigns,
  lockRecipients,
  mergeNamedContacts,
  mergeRecipients,
  unmergeNames,
  unmergeRecipients,
} from './merge-recipients.ts';
export { recordReply, syncMessageStatus } from './recipient-states.ts';
export {
  callingCodeOf,
  isSendingWindowOpen,
  localTime,
  nextSendingWindow,
  startInstant,
  syncCallingCodes,
} from './recipient-timezones.ts';
export { checkSendEligibility, type IneligibleReason, SUPERSEDED_BY_MERGE, skipCancelled } from './send-eligibility.ts';
