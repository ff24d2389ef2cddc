import type { EventName } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';

/** Descriptions of the events of conversations and their notes. */
export const CONVERSATION_LABELS = {
  'conversation.escalated': t`asked for a human in a conversation`,
  'conversation.exported': t`exported conversations`,
  'conversation_note.created': t`added a note to a conversation`,
  'conversation_note.deleted': t`deleted a note of a conversation`,
  'conversation.taken_over': t`took over a conversation`,
  'conversation.resolved': t`resolved a conversation`,
  'conversation.snoozed': t`snoozed a conversation`,
  'conversation.reopened': t`reopened a conversation`,
  'conversation.returned': t`returned a conversation to AI`,
  'conversation.assigned': t`changed the assignee of a conversation`,
  'conversation.released': t`ended the takeover of a conversation`,
} satisfies Partial<Record<EventName, string>>;
