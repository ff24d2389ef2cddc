/**
 * Kinds of in-app notifications. A new kind needs a line here
 * and in the next list, and one in the SPA's `notification-labels.ts`, which does not compile without it.
 */
export const NOTIFICATION_KINDS = [
  'CONVERSATION_WAITING',
  'CALL_ESCALATED',
  'SAFETY_TRIGGERED',
  'OUTREACH_SUPPRESSED',
  'LEAD_RETURNED',
  'CONVERSATION_ASSIGNED',
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
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** Labels of the notification settings. */
export const NOTIFICATION_KIND_TITLES: Record<NotificationKind, string> = {
  CONVERSATION_WAITING: 'A conversation waits for a person',
  CALL_ESCALATED: 'The agent asks for a person in a call',
  SAFETY_TRIGGERED: 'Something is said that your safety policy watches for',
  OUTREACH_SUPPRESSED: 'A lead is not called or greeted because of a limit',
  LEAD_RETURNED: 'A known contact sends the form again',
  CONVERSATION_ASSIGNED: 'A conversation is assigned to you',
  ACCESS_REQUESTED: 'A member requests access that you can grant',
  ACCESS_GRANTED: 'Access you asked for is granted',
  ACCESS_DECLINED: 'Access you asked for is declined',
  RIGHTS_CHANGED: 'What you may do here changes',
  INVITATION_ACCEPTED: 'A person you invited joins',
  INVITATION_DECLINED: 'A person you invited declines',
  OWNERSHIP_OFFERED: 'The workspace is offered to you',
  OWNERSHIP_ACCEPTED: 'Your offer of ownership is accepted',
  OWNERSHIP_DECLINED: 'Your offer of ownership is declined',
  SUPPORT_ENTERED: 'A support session starts',
  SUPPORT_ENDED: 'A support session ends',
  API_KEY_EXPIRING: 'An API key of yours is about to expire',
  AUDIT_EXPORT_FINISHED: 'An export you asked for is finished',
  CAMPAIGN_PAUSED: 'A campaign has paused itself',
  CAMPAIGN_COMPLETED: 'A campaign is completed',
  CAMPAIGN_FAILED: 'A campaign did not begin',
  IMPORT_FINISHED: 'An import of yours is finished, or failed',
  WEBHOOK_DISABLED: 'A webhook is switched off because its endpoint fails',
  DATA_SOURCE_SWITCHED_OFF: 'A data source is switched off because its runs fail',
};

/** Retention of notifications, in days. */
export const NOTIFICATION_DAYS = 90;

/** Days before the expiry of an API key when its owner is notified. */
export const API_KEY_NOTICE_DAYS = 7;
