/**
 * Limits of the agent. When a limit is reached, the agent hands off to a human, unless the description of the limit
 * says otherwise.
 */
export interface AgentLimits {
  /**
   * Maximum number of messages of a contact in one episode (the messages about one request). The limit for calls cannot
   * be changed.
   */
  readonly messagesPerEpisode: number;
  /** Maximum replies to one contact per hour. For calls this limit is fixed. */
  readonly repliesPerHour: number;
  /** Maximum number of times that the agent asks a question. After that, an optional question is skipped. */
  readonly attemptsPerQuestion: number;
  /** Maximum number of consecutive messages that the agent does not understand. */
  readonly unclearMessages: number;
  /** Maximum number of rounds of tool calls for one reply. */
  readonly toolRounds: number;
  /** Maximum number of times that one state of a flow can run. */
  readonly stateVisits: number;
  /**
   * Maximum number of retries after an unusable reply of the model. After that, the agent continues without the model.
   */
  readonly modelRetries: number;
  /** Maximum number of consecutive replies for which the model returns no usable text. */
  readonly modelFailures: number;
  readonly tokensPerReply: number;
  /** Maximum model cost of one episode in US cents. Applies only if the price of the model is set. */
  readonly costPerEpisodeCents: number;
  /** Price of a million tokens in US cents. 0 if the price is not set. */
  readonly modelPriceCents: number;
  /** Minutes after the first attempt to reply at which the agent hands off. */
  readonly replyDeadlineMinutes: number;
  /** Hours without a message after which the episode ends and the next message starts a new one. */
  readonly episodeSilenceHours: number;
  /** Minutes after the end of an episode at which the agent asks for a rating. 0 if the agent does not ask. */
  readonly ratingDelayMinutes: number;
  /** Minimum number of days between two rating questions to the same contact. */
  readonly ratingIntervalDays: number;
}

export type AgentLimitName = keyof AgentLimits;

interface LimitRange {
  readonly min: number;
  readonly max: number;
  readonly initial: number;
}

export const AGENT_LIMIT_RANGES: Readonly<Record<AgentLimitName, LimitRange>> = {
  messagesPerEpisode: { min: 5, max: 500, initial: 60 },
  repliesPerHour: { min: 5, max: 240, initial: 30 },
  attemptsPerQuestion: { min: 1, max: 10, initial: 3 },
  unclearMessages: { min: 1, max: 10, initial: 3 },
  toolRounds: { min: 2, max: 20, initial: 6 },
  stateVisits: { min: 2, max: 100, initial: 10 },
  modelRetries: { min: 0, max: 3, initial: 1 },
  modelFailures: { min: 1, max: 10, initial: 3 },
  tokensPerReply: { min: 5_000, max: 200_000, initial: 20_000 },
  costPerEpisodeCents: { min: 1, max: 10_000, initial: 50 },
  modelPriceCents: { min: 0, max: 100_000, initial: 0 },
  replyDeadlineMinutes: { min: 1, max: 60, initial: 15 },
  episodeSilenceHours: { min: 1, max: 168, initial: 24 },
  ratingDelayMinutes: { min: 0, max: 720, initial: 0 },
  ratingIntervalDays: { min: 1, max: 365, initial: 30 },
};

export const AGENT_LIMIT_NAMES = Object.keys(AGENT_LIMIT_RANGES) as AgentLimitName[];

export const DEFAULT_AGENT_LIMITS = Object.fromEntries(
  AGENT_LIMIT_NAMES.map((name) => [name, AGENT_LIMIT_RANGES[name].initial]),
) as unknown as AgentLimits;

export function isAgentLimit(name: AgentLimitName, value: number): boolean {
  const { min, max } = AGENT_LIMIT_RANGES[name];
  return Number.isInteger(value) && value >= min && value <= max;
}
