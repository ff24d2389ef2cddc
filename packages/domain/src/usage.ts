/** Kinds of meters. FLOW: the sum of what happened in a period. STOCK: what exists at the end of a period. */
export const METER_KINDS = ['FLOW', 'STOCK'] as const;
export type MeterKind = (typeof METER_KINDS)[number];

export const METER_UNITS = ['COUNT', 'SECONDS', 'TOKENS', 'USD_MICROS', 'BYTES'] as const;
export type MeterUnit = (typeof METER_UNITS)[number];

interface Meter {
  readonly kind: MeterKind;
  readonly unit: MeterUnit;
  /** What the meter counts, and at which time. */
  readonly meaning: string;
}

/** All meters. A meter is listed only if Frontdesk records its usage. */
export const METERS = {
  ai_conversations: {
    kind: 'FLOW',
    unit: 'COUNT',
    meaning: 'Episodes in which the agent replied, counted at the time the episode started. Calls are not counted.',
  },
  messages_out: {
    kind: 'FLOW',
    unit: 'COUNT',
    meaning: 'Messages that the provider accepted, counted at the time the message was created.',
  },
  messages_in: { kind: 'FLOW', unit: 'COUNT', meaning: 'Messages of contacts, counted at the time they were stored.' },
  campaign_messages: {
    kind: 'FLOW',
    unit: 'COUNT',
    meaning:
      'Messages of campaigns that the provider accepted, counted at the time the message was created. They are also included in the messages that were sent.',
  },
  call_seconds: {
    kind: 'FLOW',
    unit: 'SECONDS',
    meaning: 'Length of calls from the answer to the end, recorded at the time the call ended.',
  },
  model_tokens_in: {
    kind: 'FLOW',
    unit: 'TOKENS',
    meaning: 'Input tokens of language models, recorded at the time of the call to the model.',
  },
  model_tokens_out: {
    kind: 'FLOW',
    unit: 'TOKENS',
    meaning: 'Output tokens of language models, recorded at the time of the call to the model.',
  },
  model_cost_micros: {
    kind: 'FLOW',
    unit: 'USD_MICROS',
    meaning: 'Known cost of language models, recorded at the time of the call to the model.',
  },
  contacts: { kind: 'STOCK', unit: 'COUNT', meaning: 'Stored contacts.' },
  members: { kind: 'STOCK', unit: 'COUNT', meaning: 'Members of the workspace, in all roles.' },
  phone_numbers: { kind: 'STOCK', unit: 'COUNT', meaning: 'Phone numbers of the workspace, in all states.' },
  knowledge_bytes: {
    kind: 'STOCK',
    unit: 'BYTES',
    meaning: 'Size of the knowledge sources: size of the uploaded file or, for other sources, of the text.',
  },
  storage_bytes: {
    kind: 'STOCK',
    unit: 'BYTES',
    meaning: 'Size of the stored attachments, their previews, the files of forms and the files of templates.',
  },
} as const satisfies Readonly<Record<string, Meter>>;

export type MeterKey = keyof typeof METERS;
export type FlowMeter = { [Key in MeterKey]: (typeof METERS)[Key]['kind'] extends 'FLOW' ? Key : never }[MeterKey];
export type StockMeter = Exclude<MeterKey, FlowMeter>;

/** Titles of the meters in the app and in emails. */
export const METER_TITLES: Readonly<Record<MeterKey, string>> = {
  ai_conversations: 'AI conversations',
  messages_out: 'Messages sent',
  messages_in: 'Messages received',
  campaign_messages: 'Campaign messages',
  call_seconds: 'Call time',
  model_tokens_in: 'Model input tokens',
  model_tokens_out: 'Model output tokens',
  model_cost_micros: 'Model cost',
  contacts: 'Contacts',
  members: 'Members',
  phone_numbers: 'Phone numbers',
  knowledge_bytes: 'Knowledge',
  storage_bytes: 'Attachments',
};

export const METER_KEYS: readonly MeterKey[] = Object.keys(METERS) as MeterKey[];

/**
 * Kinds of traffic that cause usage. LIVE: usage by real contacts. SIMULATED: tests of the agent, and all usage of a
 * development workspace.
 */
export const USAGE_TRAFFIC = ['LIVE', 'SIMULATED'] as const;
export type UsageTraffic = (typeof USAGE_TRAFFIC)[number];

export const USAGE_INTERVALS = ['HOUR', 'DAY', 'MONTH'] as const;
export type UsageInterval = (typeof USAGE_INTERVALS)[number];

/**
 * Limits of usage data. `points` is the maximum number of data points per meter in one response. Usage events are
 * stored for `eventMonths`, their hourly sums for `hourMonths`, and requests of API keys for `endpointDays`. Usage that is
 * recorded more than `lateDays` after it happened is not charged. Usage can be corrected for `correctionMonths`, which is
 * shorter than `eventMonths`, because a correction needs the event.
 */
export const USAGE_LIMITS = {
  points: 400,
  days: 800,
  lateDays: 35,
  eventMonths: 13,
  correctionMonths: 12,
  keyLength: 200,
  hourMonths: 26,
  endpointDays: 35,
  endpoints: 100,
} as const;

/** Purposes of model calls that test the agent. Their usage is simulated. */
export const TEST_CALL_PURPOSES = ['TEST', 'SIMULATED_CONTACT', 'TEST_JUDGMENT'] as const;
