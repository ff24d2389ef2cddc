import { AGENT_LIMIT_NAMES, AGENT_LIMIT_RANGES, type AgentLimitName, type AgentLimits } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';

export type LimitValues = Record<AgentLimitName, number | string>;

interface LimitField {
  readonly label: string;
  /** Unit of the form field. Set for limits that are stored in cents. */
  readonly unit?: 'dollars';
}

/** Labels of the agent limits, in the order of the form. */
export const LIMIT_FIELDS: Readonly<Record<AgentLimitName, LimitField>> = {
  messagesPerEpisode: { label: t`Messages per conversation session` },
  repliesPerHour: { label: t`Replies per contact per hour` },
  attemptsPerQuestion: { label: t`Attempts per question` },
  unclearMessages: { label: t`Unclear messages in a row` },
  toolRounds: { label: t`Tool calls per reply` },
  stateVisits: { label: t`Visits per state` },
  modelRetries: { label: t`Model retries` },
  modelFailures: { label: t`Failed model replies in a row` },
  tokensPerReply: { label: t`Tokens per reply` },
  costPerEpisodeCents: { label: t`Cost per conversation session`, unit: 'dollars' },
  modelPriceCents: { label: t`Price per million tokens`, unit: 'dollars' },
  replyDeadlineMinutes: { label: t`Reply deadline (minutes)` },
  episodeSilenceHours: { label: t`Conversation session timeout (hours)` },
};

const divisorOf = (name: AgentLimitName): number => (LIMIT_FIELDS[name].unit === 'dollars' ? 100 : 1);

export const limitValuesOf = (limits: AgentLimits): LimitValues =>
  Object.fromEntries(AGENT_LIMIT_NAMES.map((name) => [name, limits[name] / divisorOf(name)])) as LimitValues;

export const limitInputOf = (values: LimitValues): AgentLimits =>
  Object.fromEntries(
    AGENT_LIMIT_NAMES.map((name) => [name, Math.round(Number(values[name]) * divisorOf(name))]),
  ) as unknown as AgentLimits;

/** Returns an error with the allowed range, or null if the value is valid. */
export function checkLimit(name: AgentLimitName, value: number | string): string | null {
  const { min, max } = AGENT_LIMIT_RANGES[name];
  const divisor = divisorOf(name);
  const amount = Number(value) * divisor;
  const isWhole = divisor > 1 || Number.isInteger(amount);
  if (value !== '' && isWhole && amount >= min && amount <= max) return null;
  return t`Enter ${(min / divisor).toLocaleString('en')} to ${(max / divisor).toLocaleString('en')}.`;
}
