import type { EventName } from './events.ts';

/** What is told to the addresses of a workspace. `from`: what is recorded when it happens; empty where it is told of by itself. */
export interface WebhookEventType {
  readonly group: WebhookEventGroup;
  readonly description: string;
  readonly from: readonly EventName[];
}

export const WEBHOOK_EVENT_GROUPS = [
  'Leads',
  'Conversations',
  'Messages',
  'Bookings',
  'Contacts',
  'Members',
  'Workspace',
] as const;
export type WebhookEventGroup = (typeof WEBHOOK_EVENT_GROUPS)[number];

/** The catalogue: what an endpoint may choose. `webhook-payloads.ts` has the shape and an example of each. */
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
    from: ['conversation.handed_back', 'conversation.released'],
  },
  'conversation.escalated': {
    group: 'Conversations',
    description: 'The agent asks for a person.',
    from: ['conversation.escalated'],
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
  'booking.created': {
    group: 'Bookings',
    description: 'A consultation is in the calendar.',
    from: ['booking.created'],
  },
  'contact.opted_out': {
    group: 'Contacts',
    description: 'A contact wants no more messages. It holds at once.',
    from: ['contact.opted_out'],
  },
  'contact.opted_in': { group: 'Contacts', description: 'A contact wants messages again.', from: ['contact.opted_in'] },
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

/** Sent when somebody asks for it, and to nobody else: no endpoint chooses it. */
export const WEBHOOK_TEST = 'webhook.test';

export const webhookEventsFrom = (event: EventName): WebhookEventName[] =>
  WEBHOOK_EVENT_NAMES.filter((name) => (WEBHOOK_EVENTS[name].from as readonly EventName[]).includes(event));

export const WEBHOOK_STATES = ['ACTIVE', 'DISABLED'] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];

export const WEBHOOK_DISABLED_REASONS = ['GONE', 'FAILING'] as const;
export type WebhookDisabledReason = (typeof WEBHOOK_DISABLED_REASONS)[number];

export const WEBHOOK_DISABLED_WORDS: Record<WebhookDisabledReason, string> = {
  GONE: 'The endpoint answered 410 Gone.',
  FAILING: 'The endpoint has accepted nothing for a day.',
};

export const DELIVERY_STATES = ['PENDING', 'DELIVERED', 'FAILED'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Why an attempt failed, so that failures can be grouped. ADDRESS: we did not go there. */
export const ATTEMPT_CAUSES = [
  'ADDRESS',
  'DNS',
  'CONNECTION',
  'TLS',
  'TIMEOUT',
  'HTTP_3XX',
  'HTTP_4XX',
  'HTTP_5XX',
] as const;
export type AttemptCause = (typeof ATTEMPT_CAUSES)[number];

export const ATTEMPT_CAUSE_HINTS: Record<AttemptCause, string> = {
  ADDRESS: 'The name leads to an address inside a private network. Point it at a public one.',
  DNS: 'The name was not found. Check the spelling of the URL, and the DNS records of the domain.',
  CONNECTION: 'Nobody answered the call. Check that the server runs, and that its firewall lets us in.',
  TLS: 'The certificate is not valid for this name. Renew it, and serve the whole chain.',
  TIMEOUT: 'No answer in time. Answer first with 2xx, and do the work afterwards.',
  HTTP_3XX: 'The endpoint redirects, which is never followed. Give the address where it leads.',
  HTTP_4XX: 'The endpoint refused it. Check the path, and how the signature is verified.',
  HTTP_5XX: 'The endpoint broke. Its own log says why.',
};

/** How long the secret that is replaced still signs beside the new one. */
export const SECRET_OVERLAPS = ['NOW', 'ONE_HOUR', 'ONE_DAY'] as const;
export type SecretOverlap = (typeof SECRET_OVERLAPS)[number];
export const SECRET_OVERLAP_HOURS: Record<SecretOverlap, number> = { NOW: 0, ONE_HOUR: 1, ONE_DAY: 24 };
export const SECRET_OVERLAP_TITLES: Record<SecretOverlap, string> = {
  NOW: 'At once',
  ONE_HOUR: 'After 1 hour',
  ONE_DAY: 'After 24 hours',
};

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

/** How long after a failed attempt the next one follows; when there is none left, the delivery has failed. */
export const RETRY_DELAYS_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

export const WEBHOOK_LIMITS = {
  endpoints: 20,
  urlLength: 2_000,
  descriptionLength: 200,
  conditions: 10,
  conditionValueLength: 200,
  payloadBytes: 20_480,
  timeoutMs: 20_000,
  responseBytes: 65_536,
  /** Of an answer's body, as it is kept and shown. */
  bodyKeptBytes: 4_096,
  /** Messages, deliveries and attempts are kept as long. */
  keptDays: 30,
  /** Failed attempts one after another, and for how long at least, before an endpoint is switched off. */
  failuresToDisable: 10,
  hoursToDisable: 24,
} as const;
