import { OUTREACH_LIMIT_REFUSALS } from './outreach-limits.ts';

/** Refusals about numbers, templates, campaigns and webhooks. */
export const OUTREACH_REFUSALS = {
  ...OUTREACH_LIMIT_REFUSALS,
  NUMBER_NOT_YOURS: 'The provider does not know this number in your account. Check number, account and token.',
  NUMBER_ADDED_ALREADY: 'This workspace has this number already.',
  NUMBER_IN_USE: 'This number is active elsewhere. Deactivate it there first.',
  NUMBER_STEP_UNFIT: 'The number is not ready for this step, or has taken it already.',
  NUMBER_ACTIVE: 'Deactivate the number first.',
  PHONE_CONFIG_CHANGED: 'Somebody changed this number while the provider was being asked. Look again.',
  TEMPLATE_NOT_APPROVED: 'WhatsApp lets only an approved template go out, and this one is not.',
  TEMPLATE_VARIABLES_INVALID:
    'Fill every variable of the template, with at most 1024 characters and without line breaks.',
  TEMPLATE_OF_ANOTHER_ACCOUNT: 'This template belongs to another account than the number of this conversation.',
  CAMPAIGN_STATE: 'The campaign has moved on since you looked. Look again.',
  CAMPAIGN_INCOMPLETE: 'Choose a template and who is to receive it first.',
  CAMPAIGN_AUDIENCE_INVALID: 'Choose all contacts that a filter leaves, or 1 to 5,000 of them by name.',
  CAMPAIGN_AUDIENCE_EMPTY: 'Nobody would receive this.',
  CAMPAIGN_AUDIENCE_TOO_LARGE: 'A campaign has at most 100,000 recipients.',
  CAMPAIGN_COUNT_CHANGED: 'Another number of people would receive this by now. Look at it again.',
  CAMPAIGN_SCHEDULE_INVALID: 'Name a time in the next year.',
  CAMPAIGN_RATE_INVALID: 'A campaign sends 1 to 3,000 messages a minute.',
  CAMPAIGN_QUIET_INVALID: 'Quiet hours begin and end at a minute of the day, and last twelve hours at most.',
  CAMPAIGN_DAYS_INVALID: 'Leave out who was written to in the last 1 to 365 days.',
  CAMPAIGN_NUMBER_MISSING: 'No number in service belongs to the account of this template.',
  CAMPAIGN_STARTER_MISSING:
    'A key of a service identity starts no campaign: its people are found with the sight of a member. Use a key that a member made.',
  CAMPAIGN_NOTHING_FAILED: 'No message of this campaign has failed.',
  CAMPAIGN_NOTHING_UNCONFIRMED: 'Nobody is unconfirmed who may be written to again.',
  WORKSPACE_PAUSED: 'The workspace is paused: nothing goes out until somebody resumes it.',
  OPT_OUT_WORDS_INVALID:
    'At most 20 words of your own in each language, each up to 60 characters, and each language once.',
  WEBHOOK_URL_INVALID: 'This is not the address of an endpoint: https://, a public name, nothing secret in it.',
  WEBHOOK_URL_NOT_HTTPS: 'An endpoint is reached over https.',
  WEBHOOK_URL_HAS_CREDENTIALS:
    'A URL with a name or a password in it is written down in too many places. Leave them out.',
  WEBHOOK_PORT_NOT_ALLOWED: 'An endpoint is reached on port 443 or 8443.',
  WEBHOOK_ADDRESS_PRIVATE: 'This leads to an address inside a private network. Give one that is reached from outside.',
  WEBHOOK_EVENTS_EMPTY: 'Choose at least one event.',
  WEBHOOK_EVENT_UNKNOWN: 'One of these events does not exist.',
  WEBHOOK_EVENT_UNREADABLE: 'One of these events tells of what you may not read yourself. Leave it out.',
  WEBHOOK_KEEPS_UNREADABLE:
    'This webhook has been told of what you may not read yourself, and would send it to the new address. Make another one.',
  WEBHOOK_FILTER_INVALID:
    'A filter has up to ten conditions, each with a path like lead.status and up to 200 characters.',
  WEBHOOK_DESCRIPTION_TOO_LONG: 'A description has at most 200 characters.',
  WEBHOOK_REACH_LIMITED: 'You reach the conversations that are assigned to you, and a webhook reaches all of them.',
  WEBHOOKS_TOO_MANY: 'A workspace has at most twenty webhooks. Delete one first.',
  WEBHOOK_ENABLED: 'This webhook is enabled already.',
  WEBHOOK_DISABLED: 'This webhook is disabled. Enable it first.',
} as const;
