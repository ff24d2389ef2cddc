import {
  CONVERSATION_MODES,
  CONVERSATION_ORDER_FIELDS,
  CONVERSATION_STATUSES,
  HANDOFF_CODE_SENTENCES,
  HANDOFF_CODES,
  INBOX_TABS,
  LEAD_SOURCES,
  LEAD_STATUSES,
  MESSAGE_AUTHORS,
  MESSAGE_DIRECTIONS,
  MESSAGE_STATUSES,
  SAVED_REPLY_VISIBILITIES,
  SEARCH_KINDS,
  TAKEOVER_END_REASONS,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const LeadStatusEnum = enumOf('LeadStatus', 'Status of a lead.', LEAD_STATUSES, {
  NEW: 'The lead has not been contacted yet.',
  CONTACTED: 'The lead was contacted.',
  QUALIFIED: 'The lead is qualified.',
  BOOKED: 'The lead has a booking.',
  UNQUALIFIED: 'The lead is not qualified.',
  LOST: 'The lead was marked as lost.',
});
export const LeadSourceEnum = enumOf('LeadSource', 'Origin of a lead.', LEAD_SOURCES, {
  FORM: 'The public form.',
  API: 'The API, with an API key.',
  MANUAL: 'A member entered the lead.',
  WHATSAPP: 'A message from a new contact on WhatsApp.',
  CALL: 'An inbound phone call.',
  IMPORT: 'An imported file.',
});
export const ConversationOrderFieldEnum = enumOf(
  'ConversationOrderField',
  'Field by which conversations are sorted.',
  CONVERSATION_ORDER_FIELDS,
  {
    LAST_MESSAGE_AT: 'Time of the last message.',
    CREATED_AT: 'Time at which the conversation was created.',
    UPDATED_AT: 'Time at which the conversation was last changed.',
  },
);
export const InboxTabEnum = enumOf('InboxTab', 'Tab of the inbox.', INBOX_TABS, {
  MINE: 'Conversations that the viewer has taken over or is assigned to.',
  UNASSIGNED: 'Conversations that have no assignee and that no member has taken over.',
  AGENT: 'Conversations that the agent handles.',
  WAITING: 'Conversations that are waiting for a human.',
  ALL: 'All conversations.',
});
export const ConversationModeEnum = enumOf('ConversationMode', 'Who replies in a conversation.', CONVERSATION_MODES, {
  AGENT: 'The agent replies.',
  HUMAN: 'A member has taken over and replies.',
  PAUSED: 'No one replies, because the agent has handed off and no member has taken over.',
});
export const ConversationStatusEnum = enumOf(
  'ConversationStatus',
  'Whether a conversation is open, snoozed or resolved.',
  CONVERSATION_STATUSES,
  {
    OPEN: 'The conversation is neither snoozed nor resolved.',
    SNOOZED: 'The conversation is set aside until a time or until the contact writes.',
    RESOLVED: 'The conversation is done. The agent replies if the contact writes again.',
  },
);
export const TakeoverEndReasonEnum = enumOf('TakeoverEndReason', 'Reason why a takeover ended.', TAKEOVER_END_REASONS, {
  HANDED_BACK: 'The member returned the conversation to the agent.',
  IDLE: 'The member was inactive for longer than the idle time of the workspace.',
  MEMBER_LEFT: 'The member left the workspace or lost access.',
  RESOLVED: 'The conversation was resolved.',
});
export const MessageDirectionEnum = enumOf('MessageDirection', 'Direction of a message.', MESSAGE_DIRECTIONS, {
  IN: 'From the contact.',
  OUT: 'To the contact.',
});
export const MessageAuthorEnum = enumOf('MessageAuthor', 'Author of a message.', MESSAGE_AUTHORS, {
  CONTACT: 'The contact.',
  AGENT: 'The agent.',
  MEMBER: 'A member, or an API key.',
  CAMPAIGN: 'A campaign.',
});
export const SearchKindEnum = enumOf('SearchKind', 'Kind of a text that a search finds.', SEARCH_KINDS, {
  MESSAGE: 'A message of a conversation.',
  NOTE: 'A private note in a conversation.',
  CALL_TURN: 'An utterance of a call.',
});
export const MessageStatusEnum = enumOf('MessageStatus', 'Delivery status of a message.', MESSAGE_STATUSES, {
  QUEUED: 'The message has not been sent to the provider yet.',
  UNCONFIRMED: 'It is not known whether the message was sent, because the response of the provider was lost.',
  SENT: 'The provider accepted the message.',
  DELIVERED: 'The message was delivered.',
  READ: 'The contact read the message.',
  FAILED: 'The message could not be sent or delivered.',
  SUPPRESSED: 'The message was not sent and will not be sent.',
  RECEIVED: 'The message is from the contact.',
});
export const HandoffCodeEnum = enumOf(
  'HandoffCode',
  'Reason why the agent handed off to a human.',
  HANDOFF_CODES,
  HANDOFF_CODE_SENTENCES,
);
export const SavedReplyVisibilityEnum = enumOf(
  'SavedReplyVisibility',
  'Visibility of a saved reply.',
  SAVED_REPLY_VISIBILITIES,
  {
    PRIVATE: 'Only the owner of the reply can use it.',
    SHARED: 'All members who can reply can use it.',
  },
);
