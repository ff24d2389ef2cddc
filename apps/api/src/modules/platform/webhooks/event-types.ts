import { WEBHOOK_EVENT_NAMES, WEBHOOK_EVENTS, WEBHOOK_TEST, type WebhookEventName } from '@frontdesk/domain';
import { webhookExample } from '@frontdesk/domain/webhook-examples';
import type { AppAbility, WorkspaceSubject } from '@frontdesk/policies';
import { denialReasonFor } from '../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { WebhookEventInfo } from './graphql/webhook.type.ts';

/** Returns all event types, and whether the API caller can select each one. */
export const eventTypes = ({ ability }: WorkspaceContext): WebhookEventInfo[] =>
  WEBHOOK_EVENT_NAMES.map((name) => ({
    name,
    group: WEBHOOK_EVENTS[name].group,
    description: WEBHOOK_EVENTS[name].description,
    choosable: toSelectable(ability, name),
    example: JSON.stringify(webhookExample(name), null, 2),
  }));

function toSelectable(ability: AppAbility, name: WebhookEventName) {
  const allowed = canReadEvent(ability, name);
  return { allowed, reason: allowed ? null : denialReasonFor('read', EVENT_SUBJECTS[name], ability) };
}

/**
 * Authorization subject of each event type. A member can select, and see in the log, only event types whose subject
 * they can read.
 */
const EVENT_SUBJECTS: Readonly<Record<WebhookEventName, WorkspaceSubject>> = {
  'lead.created': 'Lead',
  'lead.updated': 'Lead',
  'lead.deleted': 'Lead',
  'conversation.taken_over': 'Conversation',
  'conversation.returned': 'Conversation',
  'rating.received': 'Conversation',
  'conversation.escalated': 'Conversation',
  'conversation.assigned': 'Conversation',
  'conversation.resolved': 'Conversation',
  'conversation.snoozed': 'Conversation',
  'conversation.reopened': 'Conversation',
  'message.received': 'Message',
  'message.sent': 'Message',
  'message.status': 'Message',
  'call.started': 'Call',
  'call.ended': 'Call',
  'call.escalated': 'Call',
  'call.wrapped_up': 'Call',
  'safety.triggered': 'SafetyTrigger',
  'booking.created': 'Booking',
  'booking.rescheduled': 'Booking',
  'booking.cancelled': 'Booking',
  'contact.opted_out': 'Contact',
  'contact.opted_in': 'Contact',
  'contact_import.completed': 'Contact',
  'contact_import.undone': 'Contact',
  'campaign.started': 'Campaign',
  'campaign.progress': 'Campaign',
  'campaign.resumed': 'Campaign',
  'campaign.paused': 'Campaign',
  'campaign.completed': 'Campaign',
  'campaign.failed': 'Campaign',
  'campaign.cancelled': 'Campaign',
  'surface.submitted': 'Surface',
  'surface.accepted': 'Surface',
  'surface.returned': 'Surface',
  'surface.expired': 'Surface',
  'usage.threshold_reached': 'Usage',
  'subscription.changed': 'Usage',
  'invoice.issued': 'Invoice',
  'invoice.paid': 'Invoice',
  'invoice.voided': 'Invoice',
  'entity.updated': 'Entity',
  'invitation.sent': 'Invitation',
  'invitation.accepted': 'Invitation',
  'workspace.member_added': 'Member',
  'workspace.member_role_changed': 'Member',
  'workspace.member_removed': 'Member',
  'workspace.environment_converted': 'Workspace',
  'api_key.created': 'ApiKey',
  'api_key.revoked': 'ApiKey',
  'webhook.disabled': 'Webhook',
};

/** Returns whether the member can read every row of the event's subject, because webhooks do not filter rows. */
export const canReadEvent = (ability: AppAbility, name: WebhookEventName): boolean =>
  ability.rulesFor('read', EVENT_SUBJECTS[name]).some(({ inverted, conditions }) => !inverted && !conditions);

/**
 * Returns the event types that a member can see in the log: those that the member can read, and test events. Returns
 * none for a member who is restricted to assigned conversations.
 */
export const readableEventTypes = ({
  ability,
  membership,
}: Pick<WorkspaceContext, 'ability' | 'membership'>): string[] =>
  membership.assignedConversationsOnly
    ? []
    : [...WEBHOOK_EVENT_NAMES.filter((name) => canReadEvent(ability, name)), WEBHOOK_TEST];
