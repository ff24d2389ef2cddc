import { nameInTemplate } from './names.ts';

/** State of a campaign. PAUSED: no message is sent until a member resumes the campaign. */
export const CAMPAIGN_STATUSES = [
  'DRAFT',
  'SCHEDULED',
  'RUNNING',
  'PAUSED',
  'COMPLETED',
  'FAILED',
  'CANCELLED',
] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

export const CAMPAIGN_STATUS_TITLES: Record<CampaignStatus, string> = {
  DRAFT: 'Draft',
  SCHEDULED: 'Scheduled',
  RUNNING: 'Running',
  PAUSED: 'Paused',
  COMPLETED: 'Completed',
  FAILED: 'Failed',
  CANCELLED: 'Canceled',
};

export const CAMPAIGN_ORDER_FIELDS = ['CREATED_AT', 'UPDATED_AT', 'NAME'] as const;
export type CampaignOrderField = (typeof CAMPAIGN_ORDER_FIELDS)[number];

/** Allowed transitions. A completed campaign can run again for recipients that it did not reach. */
const CAMPAIGN_WAYS: Readonly<Record<CampaignStatus, readonly CampaignStatus[]>> = {
  DRAFT: ['SCHEDULED', 'RUNNING'],
  SCHEDULED: ['RUNNING', 'FAILED', 'CANCELLED'],
  RUNNING: ['PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED'],
  PAUSED: ['RUNNING', 'CANCELLED'],
  COMPLETED: ['RUNNING'],
  FAILED: [],
  CANCELLED: [],
};

export const campaignMayBecome = (from: CampaignStatus, to: CampaignStatus): boolean =>
  CAMPAIGN_WAYS[from].includes(to);

/** Status of the message to one recipient. SKIPPED: the message was not sent and will not be sent. */
export const RECIPIENT_STATUSES = [
  'PENDING',
  'SENDING',
  'UNCONFIRMED',
  'SENT',
  'FAILED',
  'SKIPPED',
  'DELIVERED',
  'READ',
  'REPLIED',
] as const;
export type RecipientStatus = (typeof RECIPIENT_STATUSES)[number];

export const RECIPIENT_STATUS_TITLES: Record<RecipientStatus, string> = {
  PENDING: 'Waiting',
  SENDING: 'Sending',
  UNCONFIRMED: 'Unconfirmed',
  SENT: 'Sent',
  FAILED: 'Failed',
  SKIPPED: 'Skipped',
  DELIVERED: 'Delivered',
  READ: 'Read',
  REPLIED: 'Replied',
};

const RECIPIENT_RANK: Readonly<Record<RecipientStatus, number>> = {
  PENDING: 0,
  SENDING: 1,
  UNCONFIRMED: 2,
  SENT: 3,
  DELIVERED: 4,
  READ: 5,
  REPLIED: 6,
  FAILED: 7,
  SKIPPED: 7,
};

/**
 * Returns whether a transition is allowed. Delivery events can arrive twice or out of order, so a status only moves
 * forward. The exception is FAILED, which can change back to PENDING.
 */
export function recipientMayBecome(from: RecipientStatus, to: RecipientStatus): boolean {
  if (from === 'FAILED') return to === 'PENDING';
  if (from === 'SKIPPED') return false;
  // A delivered message cannot fail, and a message that may have been sent cannot be skipped.
  if (to === 'FAILED') return RECIPIENT_RANK[from] < RECIPIENT_RANK.DELIVERED;
  if (to === 'SKIPPED') return RECIPIENT_RANK[from] < RECIPIENT_RANK.UNCONFIRMED;
  return RECIPIENT_RANK[to] > RECIPIENT_RANK[from];
}

/** Returns the statuses from which a recipient can change directly to the given status. */
export const statesBefore = (to: RecipientStatus): RecipientStatus[] =>
  RECIPIENT_STATUSES.filter((from) => from !== to && recipientMayBecome(from, to));

/** Reasons why a campaign skips a contact. */
export const SKIP_REASONS = [
  'BLOCKED',
  'OPTED_OUT',
  'NO_CONSENT',
  'RECENTLY_MESSAGED',
  'VARIABLE_EMPTY',
  'SUPPRESSED',
  'CANCELLED',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export const SKIP_REASON_TITLES: Record<SkipReason, string> = {
  BLOCKED: 'Blocked',
  OPTED_OUT: 'Opted out',
  NO_CONSENT: 'No consent',
  RECENTLY_MESSAGED: 'Messaged recently',
  VARIABLE_EMPTY: 'A template variable is empty',
  SUPPRESSED: 'Not sent',
  CANCELLED: 'The campaign was canceled',
};

/** Groups of an audience preview: contacts who will receive the message, and excluded contacts by reason. */
export const RECIPIENT_ELIGIBILITIES = ['INCLUDED', 'BLOCKED', 'OPTED_OUT', 'NO_CONSENT', 'RECENTLY_MESSAGED'] as const;
export type RecipientEligibility = (typeof RECIPIENT_ELIGIBILITIES)[number];

export const CAMPAIGN_VARIABLE_SOURCES = [
  'CONTACT_NAME',
  'CONTACT_FIRST_NAME',
  'CONTACT_COMPANY',
  'WORKSPACE_NAME',
  'TEXT',
] as const;
export type CampaignVariableSource = (typeof CAMPAIGN_VARIABLE_SOURCES)[number];

export const CAMPAIGN_VARIABLE_SOURCE_LABELS: Record<CampaignVariableSource, string> = {
  CONTACT_NAME: 'Contact name',
  CONTACT_FIRST_NAME: 'Contact first name',
  CONTACT_COMPANY: 'Contact company',
  WORKSPACE_NAME: 'Workspace name',
  TEXT: 'Fixed text',
};

export interface FilledVariable {
  readonly name: string;
  readonly source: CampaignVariableSource;
  /** Text to insert. Used only if the source is TEXT. */
  readonly text: string;
}

interface TemplatePerson {
  readonly name: string;
  readonly company: string;
}

/** Returns the template variables for one contact. The preview and the sending job use the same values. */
export const variablesFor = (
  variables: readonly FilledVariable[],
  contact: TemplatePerson,
  workspaceName: string,
): Record<string, string> =>
  Object.fromEntries(
    variables.map((one) => [one.name, VARIABLE_VALUES[one.source](contact, workspaceName, one.text).trim()]),
  );

const VARIABLE_VALUES: Readonly<
  Record<CampaignVariableSource, (contact: TemplatePerson, workspaceName: string, text: string) => string>
> = {
  CONTACT_NAME: ({ name }) => nameInTemplate(name),
  CONTACT_FIRST_NAME: ({ name }) => nameInTemplate(name).split(' ')[0] ?? name,
  CONTACT_COMPANY: ({ company }) => company,
  WORKSPACE_NAME: (_, workspaceName) => workspaceName,
  TEXT: (_contact, _workspaceName, text) => text,
};

/** Time zone that determines the start and the quiet hours of a campaign: the workspace's or each recipient's. */
export const CAMPAIGN_TIME_ZONE_MODES = ['WORKSPACE', 'RECIPIENT'] as const;
export type CampaignTimeZoneMode = (typeof CAMPAIGN_TIME_ZONE_MODES)[number];

export const PAUSE_REASONS = ['MEMBER', 'ERRORS', 'TEMPLATE', 'NUMBER', 'RECEIVERS'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export const CAMPAIGNS = {
  ratePerMinuteMax: 3_000,
  ratePerMinute: 600,
  /** Maximum length of quiet hours, in minutes. Half a day leaves time to send messages in every time zone. */
  quietMinutesMax: 12 * 60,
  messagedWithinDaysMax: 365,
  contactsMax: 5_000,
  recipientsMax: 100_000,
  replyHours: 72,
  /**
   * Number of finished messages to consider. The campaign pauses if `errorsMax` of the last `errorWindow` messages
   * failed.
   */
  errorWindow: 50,
  errorsMax: 15,
  /**
   * Allowed difference between the confirmed and the current number of recipients: a percentage or `countDrift`
   * recipients, whichever is more.
   */
  countDriftPercent: 1,
  countDrift: 5,
} as const;

/** Defaults of a new campaign: consent required, immediate start and quiet hours at night. */
export const NEW_CAMPAIGN = {
  name: 'Untitled campaign',
  consentRequired: true,
  timeZoneMode: 'WORKSPACE',
  quietFrom: 20 * 60,
  quietUntil: 8 * 60,
  ratePerMinute: CAMPAIGNS.ratePerMinute,
} as const;

/** Returns whether the number of recipients that the member confirmed is close enough to the current number. */
export const isCountUnchanged = (shown: number, found: number): boolean =>
  shown >= 0 &&
  Math.abs(shown - found) <= Math.max(CAMPAIGNS.countDrift, Math.floor((shown * CAMPAIGNS.countDriftPercent) / 100));

/** Currencies in which WhatsApp bills. */
export const MESSAGE_CURRENCIES = ['USD', 'EUR', 'GBP', 'AUD', 'IDR', 'INR'] as const;
export type MessageCurrency = (typeof MESSAGE_CURRENCIES)[number];

/** Price of one message in ten-thousandths of the currency, from the workspace's own contract. */
export interface MessagePrice {
  readonly tenThousandths: number;
  readonly currency: MessageCurrency;
}

/**
 * Returns the maximum cost of a campaign in units of the price's currency. The actual cost is lower if messages are not
 * delivered.
 */
export const campaignCost = ({ tenThousandths }: MessagePrice, messages: number): number =>
  (tenThousandths * messages) / 10_000;

const MINUTES_OF_DAY = 24 * 60;

/** Returns whether a minute of the day is within quiet hours. Quiet hours can cross midnight. */
export function isQuiet(minute: number, from: number, until: number): boolean {
  const since = (minute - from + MINUTES_OF_DAY) % MINUTES_OF_DAY;
  return since < (until - from + MINUTES_OF_DAY) % MINUTES_OF_DAY;
}
