import type { EventName } from './events.ts';

/** Headings under which the event types of webhooks are listed. */
export const WEBHOOK_EVENT_GROUPS = [
  'Leads',
  'Conversations',
  'Messages',
  'Calls',
  'Safety',
  'Bookings',
  'Contacts',
  'Campaigns',
  'Records',
  'Billing',
  'Forms',
  'Members',
  'Workspace',
] as const;
export type WebhookEventGroup = (typeof WEBHOOK_EVENT_GROUPS)[number];

/**
 * A webhook event type. `from` lists the audit events that trigger the webhook. `from` is empty if no audit event
 * triggers the webhook.
 */
export interface WebhookEventType {
  readonly group: WebhookEventGroup;
  readonly description: string;
  readonly from: readonly EventName[];
}
