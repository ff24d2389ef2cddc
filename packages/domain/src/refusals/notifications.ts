/** Errors of the notifications and the availability of members. */
export const NOTIFICATION_REFUSALS = {
  PUSH_SUBSCRIPTION_INVALID: 'This browser’s push service cannot be used.',
  QUIET_HOURS_INVALID: 'Enter two different times from 00:00 to 23:59.',
  AWAY_TIME_INVALID: 'Choose a time in the next 365 days.',
} as const;
