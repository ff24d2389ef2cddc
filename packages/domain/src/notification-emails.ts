import { NOTIFICATION_KINDS, type NotificationKind } from './notifications.ts';
import { addDays, instantsOf, isTimeOfDay, localTime } from './zoned-time.ts';

/**
 * How members get emails about each kind of notification, unless they choose otherwise. DEFAULT: by email. OPTIONAL: not
 * by email. ALWAYS: by an email of its own, which a member cannot turn off.
 */
export const NOTIFICATION_EMAILS: Readonly<Record<NotificationKind, 'DEFAULT' | 'OPTIONAL' | 'ALWAYS'>> = {
  CONVERSATION_WAITING: 'DEFAULT',
  CALL_ESCALATED: 'DEFAULT',
  SAFETY_TRIGGERED: 'DEFAULT',
  OUTREACH_SUPPRESSED: 'OPTIONAL',
  LEAD_RETURNED: 'OPTIONAL',
  LEAD_UNREACHED: 'OPTIONAL',
  GREETING_TEMPLATE_MISSING: 'OPTIONAL',
  LEADS_GREETABLE: 'OPTIONAL',
  CONVERSATION_ASSIGNED: 'DEFAULT',
  MENTIONED_IN_NOTE: 'DEFAULT',
  ACCESS_REQUESTED: 'ALWAYS',
  ACCESS_GRANTED: 'ALWAYS',
  ACCESS_DECLINED: 'ALWAYS',
  RIGHTS_CHANGED: 'OPTIONAL',
  INVITATION_ACCEPTED: 'OPTIONAL',
  INVITATION_DECLINED: 'OPTIONAL',
  OWNERSHIP_OFFERED: 'ALWAYS',
  OWNERSHIP_ACCEPTED: 'ALWAYS',
  OWNERSHIP_DECLINED: 'ALWAYS',
  SUPPORT_ENTERED: 'OPTIONAL',
  SUPPORT_ENDED: 'OPTIONAL',
  API_KEY_EXPIRING: 'OPTIONAL',
  AUDIT_EXPORT_FINISHED: 'OPTIONAL',
  CAMPAIGN_PAUSED: 'DEFAULT',
  CAMPAIGN_COMPLETED: 'OPTIONAL',
  CAMPAIGN_FAILED: 'DEFAULT',
  IMPORT_FINISHED: 'OPTIONAL',
  WEBHOOK_DISABLED: 'ALWAYS',
  DATA_SOURCE_SWITCHED_OFF: 'DEFAULT',
  MCP_TOOL_CHANGED: 'OPTIONAL',
  FORM_REVIEW_PENDING: 'DEFAULT',
  FORM_LOCKED: 'OPTIONAL',
  ROLLOUT_ROLLED_BACK: 'ALWAYS',
  MODEL_BUDGET_WARNING: 'ALWAYS',
  MODEL_BUDGET_REACHED: 'ALWAYS',
  USAGE_WARNING: 'OPTIONAL',
  USAGE_LIMIT_REACHED: 'DEFAULT',
};

/** Kinds that a new member gets by email. The column `members.emailed_notifications` has the same default. */
export const DEFAULT_EMAILED_KINDS: readonly NotificationKind[] = NOTIFICATION_KINDS.filter(
  (kind) => NOTIFICATION_EMAILS[kind] === 'DEFAULT',
);

/** Kinds that a new member gets by push. The column `members.pushed_notifications` has the same default. */
export const DEFAULT_PUSHED_KINDS: readonly NotificationKind[] = [
  'CONVERSATION_WAITING',
  'CALL_ESCALATED',
  'SAFETY_TRIGGERED',
  'CONVERSATION_ASSIGNED',
  'MENTIONED_IN_NOTE',
];

/**
 * When notifications are emailed. PROMPT: some minutes after the first one. HOURLY: an hour after the first one. One
 * email contains all notifications that are unread at that time.
 */
export const NOTIFICATION_EMAIL_TIMINGS = ['PROMPT', 'HOURLY'] as const;
export type NotificationEmailTiming = (typeof NOTIFICATION_EMAIL_TIMINGS)[number];

/** Minutes from a notification until it is due to be emailed. */
export const NOTIFICATION_EMAIL_MINUTES: Readonly<Record<NotificationEmailTiming, number>> = { PROMPT: 2, HOURLY: 60 };

/** Hours of each day without emails and push messages, in the format `HH:MM`. If the end is not after the start, it is on the next day. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

export const areQuietHours = ({ from, to }: QuietHours): boolean => isTimeOfDay(from) && isTimeOfDay(to) && from !== to;

/** Returns the time at which the current quiet hours end. Null if `now` is outside the quiet hours. */
export function quietHoursEnd({ from, to }: QuietHours, zone: string, now: Date): Date | null {
  const [date = '', time = ''] = localTime(now, zone).split('T');
  const isQuiet = from < to ? time >= from && time < to : time >= from || time < to;
  if (!isQuiet) return null;
  const ends = [date, addDays(date, 1)].flatMap((day) => instantsOf(`${day}T${to}`, zone));
  return ends.find((end) => end > now) ?? null;
}
