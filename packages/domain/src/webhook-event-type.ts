import type { EventName } from './events.ts';

/** A webhook event type. `from` lists the recorded events that trigger it; empty when it is sent separately. */
export interface WebhookEventType {
  readonly group: WebhookEventGroup;
  readonly description: string;
  readonly from: readonly EventName[];
}

export const WEBHOOK_EVENT_GROUPS = [
  'Leads',
  'Conversations',
  'Messages',
  'Calls',
  'Safety',
  'Bookings',
  'Contacts',
  'Campaigns',
  'World model',
  'Members',
  'Workspace',
] as const;
export type WebhookEventGroup = (typeof WEBHOOK_EVENT_GROUPS)[number];
