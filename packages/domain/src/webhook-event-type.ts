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
