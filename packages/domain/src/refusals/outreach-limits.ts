/** Refusals because of the calling and messaging limits, and refusals of changes to the limits. */
export const OUTREACH_LIMIT_REFUSALS = {
  NUMBER_TYPE_NOT_ALLOWED: 'Only mobile and landline numbers can be called. This number is of another type.',
  COUNTRY_NOT_ALLOWED:
    'Calls to the country of this number are not allowed. Allow the country in Settings, Calling and messaging limits.',
  NUMBER_COOL_DOWN: 'This number was contacted a short time ago. Try again later.',
  NUMBER_DAILY_LIMIT: 'The daily limit for this number is reached. Try again tomorrow.',
  ADDRESS_DAILY_LIMIT: 'The daily limit for this address is reached. Try again tomorrow.',
  WORKSPACE_DAILY_LIMIT: 'This workspace has reached its daily limit of calls and greetings. Try again tomorrow.',
  SPEND_LIMIT: 'The daily spend limit of this workspace is reached. Try again later, or raise the limit in Settings.',
  NO_WAITING_LEADS: 'No leads are waiting.',
  GREETING_RATE_INVALID: 'Choose 1 to 60 leads per minute.',
  CHANNEL_NOT_SET_UP: 'Set up the model and a number in the settings first.',
  GREETING_TEMPLATE_MISSING: 'Choose an approved greeting template of the sending number in Channels first.',
  BUSINESS_HOURS_INVALID:
    'Enter at most 6 intervals per day. Each must end after it begins, and intervals must not overlap.',
  HOLIDAYS_INVALID: 'Enter at most 100 holidays with a name, and a last day on or after the first.',
  OUTSIDE_CONTACT_WINDOW: 'The contact window for this number is closed. Confirm to contact the person anyway.',
  CONTACT_WINDOW_INVALID: 'Choose a window of at least one hour that ends after it begins, within one day.',
  DIAL_POLICY_INVALID:
    'Choose 1 to 10 calls, 5 minutes to 7 days between them, and a voicemail message of at most 500 characters.',
  OUTREACH_LIMIT_INVALID: 'This value is outside the allowed range. Enter another value.',
} as const;
