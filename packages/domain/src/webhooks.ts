import type { EventName } from './events.ts';
import type { WebhookEventType } from './webhook-event-type.ts';

/**
 * Catalogue of event types that an endpoint can subscribe to. See `webhook-payloads.ts` for schemas and
 * `webhook-examples.ts` for examples.
 */
export const WEBHOOK_EVENTS = {
  'lead.created': {
    group: 'Leads',
    description: 'Somebody asked for something, through whichever door.',
    from: ['lead.created'],
  },
  'lead.updated': {
    group: 'Leads',
    description: 'A lead moved on, or what is known of it changed. `changed` names the fields.',
    from: ['lead.updated'],
  },
  'lead.deleted': {
    group: 'Leads',
    description: 'A lead was deleted; its id is all that is left.',
    from: ['lead.deleted'],
  },
  'conversation.taken_over': {
    group: 'Conversations',
    description: 'A member answers instead of the agent.',
    from: ['conversation.taken_over'],
  },
  'conversation.returned': {
    group: 'Conversations',
    description: 'The agent answers again: handed back, idle for too long, or its holder left.',
    from: ['conversation.returned', 'conversation.released'],
  },
  'conversation.escalated': {
    group: 'Conversations',
    description: 'The agent asks for a person.',
    from: ['conversation.escalated'],
  },
  'conversation.assigned': {
    group: 'Conversations',
    description: 'A conversation is with another member, or with nobody any more.',
    from: ['conversation.assigned'],
  },
  'message.received': { group: 'Messages', description: 'A contact wrote.', from: ['message.received'] },
  'message.sent': {
    group: 'Messages',
    description: 'A message of the agent or of a member is on its way; `message.status` tells what became of it.',
    from: ['message.sent'],
  },
  'message.status': {
    group: 'Messages',
    description: 'The provider told how far a message came: sent, delivered, read or failed.',
    from: [],
  },
  'call.started': { group: 'Calls', description: 'Somebody picked up: a call is on the line.', from: ['call.started'] },
  'call.ended': {
    group: 'Calls',
    description: 'A call is over. `state` is `FAILED` where the provider would not dial.',
    from: ['call.ended'],
  },
  'call.escalated': { group: 'Calls', description: 'The agent asks for a person in a call.', from: ['call.escalated'] },
  'call.wrapped_up': {
    group: 'Calls',
    description: 'A member wrote down what came of a call.',
    from: ['call.wrapped_up'],
  },
  'safety.triggered': {
    group: 'Safety',
    description: 'A contact said something that the safety policy watches for. What they said is not in it.',
    from: ['safety.triggered'],
  },
  'booking.created': {
    group: 'Bookings',
    description: 'A consultation is in the calendar.',
    from: ['booking.created'],
  },
  'booking.rescheduled': {
    group: 'Bookings',
    description: 'A consultation is at another time. `previousStartsAt` says when it was.',
    from: ['booking.rescheduled'],
  },
  'booking.cancelled': {
    group: 'Bookings',
    description: 'A consultation does not take place.',
    from: ['booking.cancelled'],
  },
  'contact.opted_out': {
    group: 'Contacts',
    description: 'A contact wants no more messages. It holds at once.',
    from: ['contact.opted_out'],
  },
  'contact.opted_in': { group: 'Contacts', description: 'A contact wants messages again.', from: ['contact.opted_in'] },
  'contact_import.completed': {
    group: 'Contacts',
    description: 'A file of contacts was worked in. One event with its counts, and none for each of its contacts.',
    from: ['contact_import.finished'],
  },
  'contact_import.undone': {
    group: 'Contacts',
    description: 'An import was taken back, except for contacts that somebody touched since.',
    from: ['contact_import.undone'],
  },
  'campaign.started': {
    group: 'Campaigns',
    description: 'A campaign goes out from now on.',
    from: ['campaign.started'],
  },
  'campaign.progress': {
    group: 'Campaigns',
    description:
      'How far a campaign is, about once a minute while it goes out. What it came to in the end is told with its end.',
    from: [],
  },
  'campaign.resumed': {
    group: 'Campaigns',
    description:
      'A campaign goes on: after a pause, or because a member has it written again to whom it did not reach.',
    from: ['campaign.resumed', 'campaign.retried', 'campaign.resent'],
  },
  'campaign.paused': {
    group: 'Campaigns',
    description: 'A campaign stands still: a member paused it, or it had better not go on. `failure` says why.',
    from: ['campaign.paused'],
  },
  'campaign.completed': {
    group: 'Campaigns',
    description: 'Everybody a campaign was meant for was written to, failed or was left out.',
    from: ['campaign.completed'],
  },
  'campaign.failed': {
    group: 'Campaigns',
    description: 'A campaign could not begin. `failure` says why.',
    from: ['campaign.failed'],
  },
  'campaign.cancelled': {
    group: 'Campaigns',
    description: 'A campaign was cancelled: whoever still waited was left out.',
    from: ['campaign.cancelled'],
  },
  'entity.updated': {
    group: 'World model',
    description:
      'The workspace knows something new of somebody or something. `changed` names the fields; what they say stands in the API.',
    from: [],
  },
  'invitation.sent': {
    group: 'Members',
    description: 'Somebody was invited, or reminded of it.',
    from: ['invitation.created', 'invitation.resent'],
  },
  'invitation.accepted': {
    group: 'Members',
    description: 'An invitation was accepted.',
    from: ['invitation.accepted'],
  },
  'workspace.member_added': { group: 'Members', description: 'Somebody joined.', from: ['invitation.accepted'] },
  'workspace.member_role_changed': {
    group: 'Members',
    description: 'A member has another role.',
    from: ['member.updated'],
  },
  'workspace.member_removed': {
    group: 'Members',
    description: 'A member was removed, or left.',
    from: ['member.removed', 'member.left'],
  },
  'workspace.environment_converted': {
    group: 'Workspace',
    description: 'The workspace went into another environment.',
    from: ['workspace.converted'],
  },
  'api_key.created': {
    group: 'Workspace',
    description: 'An API key was made. Never its secret.',
    from: ['api_key.created'],
  },
  'api_key.revoked': {
    group: 'Workspace',
    description: 'An API key opens nothing any more.',
    from: ['api_key.revoked'],
  },
  'webhook.disabled': {
    group: 'Workspace',
    description: 'Another webhook was switched off, because its endpoint failed for too long or said that it is gone.',
    from: ['webhook.disabled'],
  },
} as const satisfies Readonly<Record<string, WebhookEventType>>;

export type WebhookEventName = keyof typeof WEBHOOK_EVENTS;
export const WEBHOOK_EVENT_NAMES = Object.keys(WEBHOOK_EVENTS) as readonly WebhookEventName[];

export const isWebhookEvent = (name: string): name is WebhookEventName => Object.hasOwn(WEBHOOK_EVENTS, name);

/** Test event, sent on request only. Endpoints cannot subscribe to it. */
export const WEBHOOK_TEST = 'webhook.test';

/** Recorded events that trigger webhooks. */
export type PublishedEvent = (typeof WEBHOOK_EVENTS)[WebhookEventName]['from'][number];

export const webhookEventsOf = (event: EventName): WebhookEventName[] =>
  WEBHOOK_EVENT_NAMES.filter((name) => (WEBHOOK_EVENTS[name].from as readonly EventName[]).includes(event));
