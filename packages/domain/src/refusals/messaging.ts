/** Refusals caused by the calling and messaging limits, and refusals for changes to these limits. */
const OUTREACH_LIMIT_REFUSALS = {
  NUMBER_TYPE_NOT_ALLOWED: 'Only mobile and landline numbers can be called. This number is of another type.',
  COUNTRY_NOT_ALLOWED:
    'Calls to the country of this number are not allowed. Allow the country in Settings, Calling and messaging limits.',
  NUMBER_COOL_DOWN: 'This number was contacted a short time ago. Try again later.',
  NUMBER_DAILY_LIMIT: 'The daily limit for this number is reached. Try again tomorrow.',
  ADDRESS_DAILY_LIMIT: 'The daily limit for this IP address is reached. Try again tomorrow.',
  WORKSPACE_DAILY_LIMIT: 'This workspace has reached its daily limit of calls and greetings. Try again tomorrow.',
  SPEND_LIMIT: 'The daily spend limit of this workspace is reached. Try again later, or raise the limit in Settings.',
  NO_WAITING_LEADS: 'No leads are waiting.',
  GREETING_RATE_INVALID: 'Choose 1 to 60 leads per minute.',
  CHANNEL_NOT_SET_UP: 'Connect a language model under Settings and activate a phone number first.',
  GREETING_TEMPLATE_MISSING: 'Choose an approved greeting template for the sending number under Phone numbers first.',
  BUSINESS_HOURS_INVALID:
    'Enter at most 6 intervals per day. Each must end after it begins, and intervals must not overlap.',
  HOLIDAYS_INVALID: 'Enter at most 100 holidays with a name, and a last day on or after the first.',
  OUTSIDE_CONTACT_WINDOW: 'The contact window for this number is closed. Confirm to contact the person anyway.',
  CONTACT_WINDOW_INVALID: 'Choose a window of at least one hour that ends after it begins, within one day.',
  DIAL_POLICY_INVALID:
    'Choose 1 to 10 calls, 5 minutes to 7 days between them, and a voicemail message of at most 500 characters.',
  OUTREACH_LIMIT_INVALID: 'This value is outside the allowed range. Enter another value.',
} as const;

/** Refusals for phone numbers, templates, campaigns and webhooks. */
export const OUTREACH_REFUSALS = {
  ...OUTREACH_LIMIT_REFUSALS,
  SNOOZE_TIME_INVALID: 'Choose a time in the next 365 days.',
  NOTE_TEXT_INVALID: 'Enter a note with 1 to 2,000 characters.',
  NOTE_MENTIONS_TOO_MANY: 'A note can mention at most 10 members. Remove some mentions.',
  NOTE_MENTION_INVALID: 'This person cannot read the conversation. Remove the mention.',
  ATTACHMENT_HIDDEN: 'You cannot open files because contact details are masked for you.',
  ATTACHMENT_NOT_STORED: 'This file is not stored. Fetch it again first.',
  ATTACHMENT_NOT_FAILED: 'This file is already stored or is being fetched.',
  NUMBER_NOT_YOURS:
    'The provider did not find this number in your account. Check the number, the account and the token.',
  NUMBER_ADDED_ALREADY: 'This number was already added to the workspace.',
  NUMBER_IN_USE: 'This number is already active in this or another workspace. Deactivate it there first.',
  NUMBER_STATE_INVALID: 'This step is not possible in the current state of the number.',
  NUMBER_ACTIVE: 'This number is active. Deactivate it first.',
  PHONE_CONFIG_CHANGED: 'This number was changed by someone else. Review it, then try again.',
  TEMPLATE_NOT_APPROVED: 'WhatsApp has not approved this template. Choose an approved template.',
  TEMPLATE_VARIABLES_INVALID:
    'Fill every variable of the template, with at most 1024 characters and without line breaks.',
  TEMPLATE_NAME_INVALID: 'A template name can have up to 512 lower-case letters, digits and underscores.',
  TEMPLATE_NAME_TAKEN: 'A template with this name and language already exists. Choose another name.',
  TEMPLATE_LANGUAGE_INVALID: 'Choose a language that WhatsApp supports, such as en_US.',
  TEMPLATE_CATEGORY_INVALID: 'Choose the category Utility or Marketing.',
  TEMPLATE_HEADER_INVALID: 'A header can have at most 60 characters in one line, without variables.',
  TEMPLATE_BODY_INVALID:
    'The text must have 1 to 1024 characters. Number its variables from {{1}} in order, with text before, between and after them.',
  TEMPLATE_FOOTER_INVALID: 'A footer can have at most 60 characters in one line, without variables.',
  TEMPLATE_EXAMPLES_INVALID:
    'Enter an example for each variable, with at most 1024 characters and without line breaks.',
  TEMPLATE_BUTTONS_INVALID:
    'Use at most 10 buttons: 2 links, 1 phone number, all quick replies together, and different texts.',
  TEMPLATE_BUTTON_TEXT_INVALID: 'A button text has 1 to 25 characters, without variables, emojis and * _ ~ `.',
  TEMPLATE_BUTTON_URL_INVALID:
    'Enter a complete address, such as https://example.com/visits. Only its end can be a variable: {{1}}.',
  TEMPLATE_BUTTON_EXAMPLE_INVALID: 'Enter an example in one line.',
  TEMPLATE_BUTTON_PHONE_NUMBER_INVALID: 'Enter a phone number with its country code, such as +14155550123.',
  TEMPLATE_BUTTONS_NOT_SUPPORTED: 'Twilio templates cannot have quick replies together with other buttons.',
  TEMPLATE_PARTS_NOT_SUPPORTED: 'Twilio templates can only contain a text. Remove the header and the footer.',
  TEMPLATE_FILE_MISSING: 'The header of this template needs a file. Add the file to the template first.',
  TEMPLATE_FILE_TOO_LARGE: 'An image can have at most 5 MB, and a video or a document at most 16 MB.',
  TEMPLATE_FILE_TYPE: 'Use a JPEG or PNG image, an MP4 video or a PDF document.',
  TEMPLATE_FILE_KIND: 'Use a file of the kind that WhatsApp approved for this header.',
  TEMPLATE_FILE_DAMAGED: 'This file is empty or damaged. Choose another file.',
  TEMPLATE_REJECTED_BY_PROVIDER: 'The provider does not accept this template.',
  TEMPLATE_NOT_EDITABLE:
    'This template cannot be changed in its current state, or belongs to Twilio. Create a new one instead.',
  TEMPLATE_IN_USE:
    'This template is used by the greeting, a sequence or a campaign. Choose another template there first.',
  TEMPLATE_UNCONFIRMED:
    'The provider did not respond, so the change may have been made. Sync the templates before you try again.',
  TEMPLATE_OF_ANOTHER_ACCOUNT:
    "This template does not belong to the account of this conversation's number. Choose another template.",
  CAMPAIGN_STATE: 'The state of the campaign has changed. Review it, then try again.',
  CAMPAIGN_INCOMPLETE: 'Choose a template and an audience first.',
  CAMPAIGN_AUDIENCE_INVALID: 'Select all contacts that match a filter, or 1 to 5,000 contacts.',
  CAMPAIGN_AUDIENCE_EMPTY: 'The audience has no recipients. Change the audience.',
  CAMPAIGN_AUDIENCE_TOO_LARGE: 'A campaign can have at most 100,000 recipients. Reduce the audience.',
  CAMPAIGN_COUNT_CHANGED: 'The number of recipients has changed. Review the campaign before sending.',
  CAMPAIGN_SCHEDULE_INVALID: 'Choose a time within the next year.',
  CAMPAIGN_RATE_INVALID: 'Enter 1 to 3,000 messages per minute.',
  CAMPAIGN_QUIET_INVALID: 'Quiet hours can last at most 12 hours.',
  CAMPAIGN_DAYS_INVALID: 'Enter 1 to 365 days.',
  CAMPAIGN_NUMBER_MISSING: 'There is no active number in the account of this template. Activate a number first.',
  CAMPAIGN_STARTER_MISSING: "A service account's key cannot start a campaign. Use a key that belongs to a member.",
  CAMPAIGN_NOTHING_FAILED: 'This campaign has no failed messages.',
  CAMPAIGN_NOTHING_UNCONFIRMED: 'This campaign has no unconfirmed messages that can be resent.',
  WORKSPACE_PAUSED: 'The workspace is paused. Nothing is sent until a member resumes it.',
  OPT_OUT_KEYWORDS_INVALID: 'Enter at most 20 keywords of at most 60 characters per language, and each language once.',
  WEBHOOK_URL_INVALID: 'This is not a valid endpoint URL. Use https and a public host name without credentials.',
  WEBHOOK_URL_NOT_HTTPS: 'An endpoint must use https.',
  WEBHOOK_URL_HAS_CREDENTIALS: 'A URL must not contain a user name or password.',
  WEBHOOK_PORT_NOT_ALLOWED: 'An endpoint must use port 443 or 8443.',
  WEBHOOK_ADDRESS_PRIVATE: 'This URL points to a private network. Use a public address.',
  WEBHOOK_EVENTS_EMPTY: 'Select at least one event.',
  WEBHOOK_EVENT_UNKNOWN: 'One of these events does not exist. Select events from the catalog.',
  WEBHOOK_EVENT_UNREADABLE: 'You do not have permission to read one of these events. Remove that event.',
  WEBHOOK_STORES_UNREADABLE_EVENTS:
    'This webhook stores events that you cannot read, and the new URL would receive them. Create another webhook.',
  WEBHOOK_FILTER_INVALID:
    'A filter can have at most 10 conditions with a path such as lead.status and at most 200 characters.',
  WEBHOOK_DESCRIPTION_TOO_LONG: 'A description can have at most 200 characters.',
  WEBHOOK_ACCESS_LIMITED:
    'A webhook receives all conversations, and you can read only those assigned to you. Ask an admin to create the webhook.',
  WEBHOOKS_TOO_MANY: 'A workspace can have at most 20 webhooks. Delete one first.',
  WEBHOOK_ENABLED: 'This webhook is already enabled.',
  WEBHOOK_DISABLED: 'This webhook is disabled. Enable it first.',
} as const;
