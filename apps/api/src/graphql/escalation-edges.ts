import type { Edge } from './edge.ts';
import { inOrder, many, one } from './edge-joins.ts';

/** Fields that link escalations and other types, by type and field name. */
export const ESCALATION_EDGES: Readonly<Record<string, Readonly<Record<string, Edge>>>> = {
  Conversation: {
    escalationRuns: many(
      'EscalationRun',
      { id: 'conversationId' },
      'startedAt',
      'Escalations of handoffs of the conversation, newest first.',
    ),
  },
  EscalationRun: {
    conversation: one(
      'Conversation',
      'conversationId',
      'Conversation of the handoff. Null if the viewer cannot read it.',
    ),
    notifications: inOrder(
      'EscalationNotification',
      { id: 'runId' },
      'notifiedAt',
      'Notifications of members by the steps, oldest first.',
    ),
  },
  EscalationNotification: {
    run: one('EscalationRun', 'runId', 'Escalation of the notification.'),
    member: one('Member', 'memberId', 'Member who was notified. Null after the member left the workspace.'),
  },
};
