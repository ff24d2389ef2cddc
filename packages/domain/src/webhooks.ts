import type { EventName } from './events.ts';
import { BILLING_WEBHOOK_EVENTS } from './webhook-billing-events.ts';
import type { WebhookEventType } from './webhook-groups.ts';

/**
 * Event types that an endpoint can subscribe to. `webhook-payloads.ts` contains their schemas and `webhook-examples.ts`
 * their examples.
 */
export const WEBHOOK_EVENTS = {
  'lead.created': {
    group: 'Leads',
    description: 'A lead was created, from any source.',
    from: ['lead.created'],
  },
  'lead.updated': {
    group: 'Leads',
    description: 'A lead changed. `changed` names the fields.',
    from: ['lead.updated'],
  },
  'lead.deleted': {
    group: 'Leads',
    description: 'A lead was deleted. Only its id remains.',
    from: ['lead.deleted'],
  },
  'conversation.taken_over': {
    group: 'Conversations',
    description: 'A member took the conversation over from the agent.',
    from: ['conversation.taken_over'],
  },
  'rating.received': {
    group: 'Conversations',
    description: 'A contact rated an episode of a conversation from 1 to 5.',
    from: ['rating.received'],
  },
  'conversation.returned': {
    group: 'Conversations',
    description:
      'A takeover ended and the agent answers again: the member returned the conversation, was idle for too long, or left.',
    from: ['conversation.returned', 'conversation.released'],
  },
  'conversation.escalated': {
    group: 'Conversations',
    description: 'The agent requested a handoff.',
    from: ['conversation.escalated'],
  },
  'conversation.assigned': {
    group: 'Conversations',
    description: 'A conversation was assigned to a member, or unassigned.',
    from: ['conversation.assigned'],
  },
  'conversation.resolved': {
    group: 'Conversations',
    description: 'A conversation was resolved. The agent replies if the contact writes again.',
    from: ['conversation.resolved'],
  },
  'conversation.snoozed': {
    group: 'Conversations',
    description: 'A conversation was snoozed until a time or until the contact writes.',
    from: ['conversation.snoozed'],
  },
  'conversation.reopened': {
    group: 'Conversations',
    description:
      'A resolved or snoozed conversation is open again: by a member, a message of the contact, a handoff, a takeover or the end of the snooze.',
    from: ['conversation.reopened'],
  },
  'message.received': { group: 'Messages', description: 'A contact wrote.', from: ['message.received'] },
  'message.sent': {
    group: 'Messages',
    description: 'A message of the agent or of a member was queued. `message.status` reports its delivery.',
    from: ['message.sent'],
  },
  'message.status': {
    group: 'Messages',
    description: 'The provider reported the status of a message: sent, delivered, read or failed.',
    from: [],
  },
  'call.started': { group: 'Calls', description: 'A call was answered.', from: ['call.started'] },
  'call.ended': {
    group: 'Calls',
    description: 'A call ended. `status` is `FAILED` if the provider refused to dial.',
    from: ['call.ended'],
  },
  'call.escalated': {
    group: 'Calls',
    description: 'The agent requested a handoff in a call.',
    from: ['call.escalated'],
  },
  'call.wrapped_up': {
    group: 'Calls',
    description: 'A member recorded the outcome of a call.',
    from: ['call.wrapped_up'],
  },
  'safety.triggered': {
    group: 'Safety',
    description: 'A message matched a safety rule. The message text is not included.',
    from: ['safety.triggered'],
  },
  'booking.created': {
    group: 'Bookings',
    description: 'A booking was confirmed by the calendar.',
    from: ['booking.created'],
  },
  'booking.rescheduled': {
    group: 'Bookings',
    description: 'A booking was moved. `previousStartsAt` is the previous time.',
    from: ['booking.rescheduled'],
  },
  'booking.cancelled': {
    group: 'Bookings',
    description: 'A booking was canceled.',
    from: ['booking.cancelled'],
  },
  'contact.opted_out': {
    group: 'Contacts',
    description: 'A contact opted out of messages.',
    from: ['contact.opted_out'],
  },
  'contact.opted_in': {
    group: 'Contacts',
    description: 'A contact opted in to messages again.',
    from: ['contact.opted_in'],
  },
  'contact_import.completed': {
    group: 'Contacts',
    description:
      'An import of contacts or leads finished. The event contains the counts. Single contacts and leads send no events.',
    from: ['contact_import.finished'],
  },
  'contact_import.undone': {
    group: 'Contacts',
    description: 'An import of contacts or leads was undone, except for contacts and leads changed after the import.',
    from: ['contact_import.undone'],
  },
  'campaign.started': {
    group: 'Campaigns',
    description: 'A campaign started.',
    from: ['campaign.started'],
  },
  'campaign.progress': {
    group: 'Campaigns',
    description: 'Progress of a running campaign, sent about once a minute. The final event contains the final counts.',
    from: [],
  },
  'campaign.resumed': {
    group: 'Campaigns',
    description: 'A campaign was resumed, or a member resent it to failed or unconfirmed recipients.',
    from: ['campaign.resumed', 'campaign.retried', 'campaign.resent'],
  },
  'campaign.paused': {
    group: 'Campaigns',
    description: 'A campaign was paused, by a member or automatically. `failure` is the reason.',
    from: ['campaign.paused'],
  },
  'campaign.completed': {
    group: 'Campaigns',
    description: 'A campaign completed: every recipient was sent to, failed or was skipped.',
    from: ['campaign.completed'],
  },
  'campaign.failed': {
    group: 'Campaigns',
    description: 'A campaign could not start. `failure` is the reason.',
    from: ['campaign.failed'],
  },
  'campaign.cancelled': {
    group: 'Campaigns',
    description: 'A campaign was canceled. Pending recipients were skipped.',
    from: ['campaign.cancelled'],
  },
  'surface.submitted': {
    group: 'Forms',
    description: 'A contact submitted a form that was sent to them. `answers` are in the order of the form.',
    from: ['surface.submitted'],
  },
  'surface.accepted': {
    group: 'Forms',
    description: 'A member accepted the answers of a form that requires a review. They are stored in the record.',
    from: ['surface.accepted'],
  },
  'surface.returned': {
    group: 'Forms',
    description: 'A member returned a form to the contact, who can correct the answers.',
    from: ['surface.returned'],
  },
  'surface.expired': {
    group: 'Forms',
    description: 'The link of a form expired before the contact submitted it.',
    from: ['surface.expired'],
  },
  ...BILLING_WEBHOOK_EVENTS,
  'entity.updated': {
    group: 'Records',
    description:
      'Fields of a record changed, or its links to other records. `changed` lists the fields, and `same_as` for links. Use the API to read the values.',
    from: [],
  },
  'invitation.sent': {
    group: 'Members',
    description: 'An invitation was sent or resent.',
    from: ['invitation.created', 'invitation.resent'],
  },
  'invitation.accepted': {
    group: 'Members',
    description: 'An invitation was accepted.',
    from: ['invitation.accepted'],
  },
  'workspace.member_added': {
    group: 'Members',
    description: 'A person joined the workspace.',
    from: ['invitation.accepted'],
  },
  'workspace.member_role_changed': {
    group: 'Members',
    description: 'The role of a member changed.',
    from: ['member.updated'],
  },
  'workspace.member_removed': {
    group: 'Members',
    description: 'A member was removed or left the workspace.',
    from: ['member.removed', 'member.left'],
  },
  'workspace.environment_converted': {
    group: 'Workspace',
    description: 'The workspace was converted to another environment.',
    from: ['workspace.converted'],
  },
  'api_key.created': {
    group: 'Workspace',
    description: 'An API key was created. The secret is not included.',
    from: ['api_key.created'],
  },
  'api_key.revoked': {
    group: 'Workspace',
    description: 'An API key was revoked.',
    from: ['api_key.revoked'],
  },
  'webhook.disabled': {
    group: 'Workspace',
    description: 'Another webhook was disabled, because its endpoint failed for too long or answered 410 Gone.',
    from: ['webhook.disabled'],
  },
} as const satisfies Readonly<Record<string, WebhookEventType>>;

export type WebhookEventName = keyof typeof WEBHOOK_EVENTS;
export const WEBHOOK_EVENT_NAMES = Object.keys(WEBHOOK_EVENTS) as readonly WebhookEventName[];

export const isWebhookEvent = (name: string): name is WebhookEventName => Object.hasOwn(WEBHOOK_EVENTS, name);

/** Test event. It is sent only on request, and endpoints cannot subscribe to it. */
export const WEBHOOK_TEST = 'webhook.test';

/** Audit events that trigger webhooks. */
export type PublishedEvent = (typeof WEBHOOK_EVENTS)[WebhookEventName]['from'][number];

export const webhookEventsOf = (event: EventName): WebhookEventName[] =>
  WEBHOOK_EVENT_NAMES.filter((name) => (WEBHOOK_EVENTS[name].from as readonly EventName[]).includes(event));
