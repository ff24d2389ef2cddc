import {
  CONVERSATION_MODES,
  HANDOFF_CODE_SENTENCES,
  INBOX_TABS,
  LEAD_SOURCES,
  LEAD_STATUSES,
  MESSAGE_AUTHORS,
  MESSAGE_DIRECTIONS,
  MESSAGE_STATUSES,
  TAKEOVER_END_REASONS,
} from '@frontdesk/domain';
import { describedEnumOf, enumOf } from './enum-of.ts';

export const LeadStatusEnum = enumOf('LeadStatus', 'Status of a lead.', LEAD_STATUSES);
export const LeadSourceEnum = enumOf('LeadSource', 'Origin of a lead.', LEAD_SOURCES);
export const InboxTabEnum = enumOf('InboxTab', 'Tab of the inbox.', INBOX_TABS);
export const ConversationModeEnum = enumOf('ConversationMode', 'Who replies in a conversation.', CONVERSATION_MODES);
export const TakeoverEndReasonEnum = enumOf('TakeoverEndReason', 'Reason why a takeover ended.', TAKEOVER_END_REASONS);
export const MessageDirectionEnum = enumOf('MessageDirection', 'Direction of a message.', MESSAGE_DIRECTIONS);
export const MessageAuthorEnum = enumOf('MessageAuthor', 'Author of a message.', MESSAGE_AUTHORS);
export const MessageStatusEnum = enumOf('MessageStatus', 'Delivery status of a message.', MESSAGE_STATUSES);
export const HandoffCodeEnum = describedEnumOf(
  'HandoffCode',
  'Reason why the agent handed off to a human.',
  HANDOFF_CODE_SENTENCES,
);
