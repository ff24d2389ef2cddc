/**
 * Kinds of in-app notifications. A new kind also needs a title in `NOTIFICATION_KIND_TITLES` and an entry in
 * `notification-texts.ts`. Without them, the code does not compile.
 */
export const NOTIFICATION_KINDS = [
  'CONVERSATION_WAITING',
  'CALL_ESCALATED',
  'SAFETY_TRIGGERED',
  'OUTREACH_SUPPRESSED',
  'LEAD_RETURNED',
  'LEAD_UNREACHED',
  'GREETING_TEMPLATE_MISSING',
  'LEADS_GREETABLE',
  'CONVERSATION_ASSIGNED',
  'MENTIONED_IN_NOTE',
  'ACCESS_REQUESTED',
  'ACCESS_GRANTED',
  'ACCESS_DECLINED',
  'RIGHTS_CHANGED',
  'INVITATION_ACCEPTED',
  'INVITATION_DECLINED',
  'OWNERSHIP_OFFERED',
  'OWNERSHIP_ACCEPTED',
  'OWNERSHIP_DECLINED',
  'SUPPORT_ENTERED',
  'SUPPORT_ENDED',
  'API_KEY_EXPIRING',
  'AUDIT_EXPORT_FINISHED',
  'CAMPAIGN_PAUSED',
  'CAMPAIGN_COMPLETED',
  'CAMPAIGN_FAILED',
  'IMPORT_FINISHED',
  'WEBHOOK_DISABLED',
  'DATA_SOURCE_SWITCHED_OFF',
  'MCP_TOOL_CHANGED',
  'FORM_REVIEW_PENDING',
  'FORM_LOCKED',
  'ROLLOUT_ROLLED_BACK',
  'MODEL_BUDGET_WARNING',
  'MODEL_BUDGET_REACHED',
  'USAGE_WARNING',
  'USAGE_LIMIT_REACHED',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** Labels of the notification settings. */
export const NOTIFICATION_KIND_TITLES: Record<NotificationKind, string> = {
  CONVERSATION_WAITING: 'A conversation needs a member',
  CALL_ESCALATED: 'A call needs a member',
  SAFETY_TRIGGERED: 'A message matches a safety rule',
  OUTREACH_SUPPRESSED: 'A lead is not called or greeted because of a limit',
  LEAD_RETURNED: 'A known contact sends the form again',
  LEAD_UNREACHED: 'A lead answers none of the automatic calls',
  GREETING_TEMPLATE_MISSING: 'Leads wait because no greeting template can be sent',
  LEADS_GREETABLE: 'Waiting leads can be greeted',
  CONVERSATION_ASSIGNED: 'A conversation is assigned to you',
  MENTIONED_IN_NOTE: 'A note in a conversation mentions you',
  ACCESS_REQUESTED: 'A member requests access that you can grant',
  ACCESS_GRANTED: 'Your access request is granted',
  ACCESS_DECLINED: 'Your access request is declined',
  RIGHTS_CHANGED: 'Your permissions change',
  INVITATION_ACCEPTED: 'Someone accepts your invitation',
  INVITATION_DECLINED: 'Someone declines your invitation',
  OWNERSHIP_OFFERED: 'You are offered ownership of the workspace',
  OWNERSHIP_ACCEPTED: 'Your ownership offer is accepted',
  OWNERSHIP_DECLINED: 'Your ownership offer is declined',
  SUPPORT_ENTERED: 'A support session starts',
  SUPPORT_ENDED: 'A support session ends',
  API_KEY_EXPIRING: 'Your API key expires soon',
  AUDIT_EXPORT_FINISHED: 'Your audit log export finishes or fails',
  CAMPAIGN_PAUSED: 'A campaign is paused automatically',
  CAMPAIGN_COMPLETED: 'A campaign is completed',
  CAMPAIGN_FAILED: 'A campaign failed to start',
  IMPORT_FINISHED: 'Your contact import finishes or fails',
  WEBHOOK_DISABLED: 'A webhook is disabled because its endpoint fails',
  DATA_SOURCE_SWITCHED_OFF: 'A data source is disabled because its syncs fail',
  MCP_TOOL_CHANGED: 'A server changes or removes a tool that you allowed',
  FORM_REVIEW_PENDING: 'A submitted form waits for a review',
  FORM_LOCKED: 'A form is locked after wrong codes or birth dates',
  ROLLOUT_ROLLED_BACK: 'A rollout of an agent is rolled back automatically',
  MODEL_BUDGET_WARNING: 'The models have used 80% of their monthly budget',
  MODEL_BUDGET_REACHED: 'The models have used their monthly budget',
  USAGE_WARNING: 'The workspace has used 80% of a plan limit',
  USAGE_LIMIT_REACHED: 'The workspace has reached a plan limit',
};

/** Retention of notifications, in days. */
export const NOTIFICATION_DAYS = 90;

/** Time in hours after which a notification that could not be pushed is no longer sent. */
export const NOTIFICATION_PUSH_HOURS = 24;

/** Number of days before the expiry of an API key when its owner is notified. */
export const API_KEY_NOTICE_DAYS = 7;
