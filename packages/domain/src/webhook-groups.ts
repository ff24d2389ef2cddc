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
