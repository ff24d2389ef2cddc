import { nameInTemplate } from './names.ts';

/** How far a campaign is. PAUSED: nothing more goes out until somebody resumes it. */
export const CAMPAIGN_STATES = ['DRAFT', 'SCHEDULED', 'RUNNING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

export const CAMPAIGN_STATE_TITLES: Record<CampaignState, string> = {
  DRAFT: 'Draft',
  SCHEDULED: 'Scheduled',
  RUNNING: 'Running',
  PAUSED: 'Paused',
  COMPLETED: 'Completed',
  FAILED: 'Failed',
  CANCELLED: 'Cancelled',
};

export const CAMPAIGN_ORDERS = ['CREATED_AT', 'UPDATED_AT', 'NAME'] as const;
export type CampaignOrder = (typeof CAMPAIGN_ORDERS)[number];

/** Where each state leads; what has failed or was completed runs again only for those whom it did not reach. */
const CAMPAIGN_WAYS: Readonly<Record<CampaignState, readonly CampaignState[]>> = {
  DRAFT: ['SCHEDULED', 'RUNNING'],
  SCHEDULED: ['RUNNING', 'FAILED', 'CANCELLED'],
  RUNNING: ['PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED'],
  PAUSED: ['RUNNING', 'CANCELLED'],
  COMPLETED: ['RUNNING'],
  FAILED: [],
  CANCELLED: [],
};

export const campaignMayBecome = (from: CampaignState, to: CampaignState): boolean => CAMPAIGN_WAYS[from].includes(to);

/** What became of the message to one person. SKIPPED: it was kept from going out. */
export const RECIPIENT_STATES = [
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
export type RecipientState = (typeof RECIPIENT_STATES)[number];

export const RECIPIENT_STATE_TITLES: Record<RecipientState, string> = {
  PENDING: 'Waiting',
  SENDING: 'On its way',
  UNCONFIRMED: 'Unconfirmed',
  SENT: 'Sent',
  FAILED: 'Failed',
  SKIPPED: 'Left out',
  DELIVERED: 'Delivered',
  READ: 'Read',
  REPLIED: 'Replied',
};

const RECIPIENT_RANK: Readonly<Record<RecipientState, number>> = {
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

/** Reports come twice and out of order: a recipient moves on and never back. Only whoever was not reached is tried again. */
export function recipientMayBecome(from: RecipientState, to: RecipientState): boolean {
  if (from === 'FAILED') return to === 'PENDING';
  if (from === 'SKIPPED') return false;
  // What is known to have arrived did not fail, and what may have gone out was not kept from it.
  if (to === 'FAILED') return RECIPIENT_RANK[from] < RECIPIENT_RANK.DELIVERED;
  if (to === 'SKIPPED') return RECIPIENT_RANK[from] < RECIPIENT_RANK.UNCONFIRMED;
  return RECIPIENT_RANK[to] > RECIPIENT_RANK[from];
}

/** From which states this one is reached. */
export const statesBefore = (to: RecipientState): RecipientState[] =>
  RECIPIENT_STATES.filter((from) => from !== to && recipientMayBecome(from, to));

/** Why somebody is left out. */
export const SKIP_REASONS = [
  'BLOCKED',
  'OPTED_OUT',
  'NO_CONSENT',
  'MESSAGED_LATELY',
  'VARIABLE_EMPTY',
  'SUPPRESSED',
  'CANCELLED',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export const SKIP_REASON_TITLES: Record<SkipReason, string> = {
  BLOCKED: 'Blocked',
  OPTED_OUT: 'Opted out',
  NO_CONSENT: 'No consent',
  MESSAGED_LATELY: 'Written to lately',
  VARIABLE_EMPTY: 'Nothing to fill the template with',
  SUPPRESSED: 'Kept from going out',
  CANCELLED: 'The campaign was cancelled',
};

/** What a look at an audience counts: who will hear of it, and who not for which reason. */
export const AUDIENCE_OUTCOMES = ['RECEIVES', 'BLOCKED', 'OPTED_OUT', 'NO_CONSENT', 'MESSAGED_LATELY'] as const;
export type AudienceOutcome = (typeof AUDIENCE_OUTCOMES)[number];

/** What fills a variable of the template for each recipient. */
export const CAMPAIGN_FILLINGS = [
  'CONTACT_NAME',
  'CONTACT_FIRST_NAME',
  'CONTACT_COMPANY',
  'WORKSPACE_NAME',
  'TEXT',
] as const;
export type CampaignFilling = (typeof CAMPAIGN_FILLINGS)[number];

export const CAMPAIGN_FILLING_TITLES: Record<CampaignFilling, string> = {
  CONTACT_NAME: 'Their name',
  CONTACT_FIRST_NAME: 'Their first name',
  CONTACT_COMPANY: 'Their company',
  WORKSPACE_NAME: 'The name of the workspace',
  TEXT: 'These words',
};

export interface FilledVariable {
  readonly name: string;
  readonly filling: CampaignFilling;
  /** For TEXT. */
  readonly text: string;
}

interface TemplatePerson {
  readonly name: string;
  readonly company: string;
}

/** What a template's variables say to one person. The same for the preview and for what goes out. */
export const variablesFor = (
  variables: readonly FilledVariable[],
  contact: TemplatePerson,
  workspaceName: string,
): Record<string, string> =>
  Object.fromEntries(
    variables.map((one) => [one.name, FILLINGS[one.filling](contact, workspaceName, one.text).trim()]),
  );

const FILLINGS: Readonly<
  Record<CampaignFilling, (contact: TemplatePerson, workspaceName: string, text: string) => string>
> = {
  CONTACT_NAME: ({ name }) => nameInTemplate(name),
  CONTACT_FIRST_NAME: ({ name }) => nameInTemplate(name).split(' ')[0] ?? name,
  CONTACT_COMPANY: ({ company }) => company,
  WORKSPACE_NAME: (_, workspaceName) => workspaceName,
  TEXT: (_contact, _workspaceName, text) => text,
};

/** By whose clock a campaign begins and keeps quiet. */
export const CAMPAIGN_CLOCKS = ['WORKSPACE', 'RECIPIENT'] as const;
export type CampaignClock = (typeof CAMPAIGN_CLOCKS)[number];

/** Why a campaign stands still without anybody having paused it. */
export const PAUSE_REASONS = ['MEMBER', 'ERRORS', 'TEMPLATE', 'NUMBER', 'RECEIVERS'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export const CAMPAIGNS = {
  ratePerMinuteMax: 3_000,
  ratePerMinute: 600,
  /** Quiet hours leave half of the day, so that no land's zones close it whole. */
  quietMinutesMax: 12 * 60,
  messagedWithinDaysMax: 365,
  contactsMax: 5_000,
  recipientsMax: 100_000,
  replyHours: 72,
  /** Out of the last so many that came to an end, so many failures pause it. */
  errorWindow: 50,
  errorsMax: 15,
  /** A count that was confirmed may differ by so much from what it is by then: of a hundred, or in all. */
  countDriftPercent: 1,
  countDrift: 5,
} as const;

/** How a campaign begins: to whoever agreed, at once, and to nobody in the night. */
export const NEW_CAMPAIGN = {
  name: 'Untitled campaign',
  consentRequired: true,
  clock: 'WORKSPACE',
  quietFrom: 20 * 60,
  quietUntil: 8 * 60,
  ratePerMinute: CAMPAIGNS.ratePerMinute,
} as const;

/** A count that has changed by more than a little since it was shown was not confirmed. */
export const isCountUnchanged = (shown: number, found: number): boolean =>
  shown >= 0 &&
  Math.abs(shown - found) <= Math.max(CAMPAIGNS.countDrift, Math.floor((shown * CAMPAIGNS.countDriftPercent) / 100));

/** In which WhatsApp bills. */
export const MESSAGE_CURRENCIES = ['USD', 'EUR', 'GBP', 'AUD', 'IDR', 'INR'] as const;
export type MessageCurrency = (typeof MESSAGE_CURRENCIES)[number];

/** What one message costs by one's own bill, in ten-thousandths of the currency: bills differ by country and contract. */
export interface MessagePrice {
  readonly tenThousandths: number;
  readonly currency: MessageCurrency;
}

/** What a campaign costs at most, in its currency: whoever is not reached is not billed. */
export const campaignCost = ({ tenThousandths }: MessagePrice, messages: number): number =>
  (tenThousandths * messages) / 10_000;

const MINUTES_OF_DAY = 24 * 60;

/** Whether a minute of the day lies within the quiet ones, which may go over midnight. */
export function isQuiet(minute: number, from: number, until: number): boolean {
  const since = (minute - from + MINUTES_OF_DAY) % MINUTES_OF_DAY;
  return since < (until - from + MINUTES_OF_DAY) % MINUTES_OF_DAY;
}
