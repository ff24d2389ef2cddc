/** Limits of the agent. At a limit it hands off with a reason, except where the comment says otherwise. */
export interface AgentLimits {
  /** Messages of a contact in one episode. Calls have a fixed limit. */
  readonly messagesPerEpisode: number;
  /** Replies to one contact in an hour. Calls have a fixed limit. */
  readonly repliesPerHour: number;
  /** Times that a question is asked. Then an optional question is skipped. */
  readonly attemptsPerQuestion: number;
  /** Consecutive messages that the agent does not understand. */
  readonly unclearMessages: number;
  /** Tool calls for one reply. */
  readonly toolRounds: number;
  /** Visits of one state of a flow. */
  readonly stateVisits: number;
  /** Repeated requests after an unusable reply of the model. Then the agent uses fixed sentences. */
  readonly modelRetries: number;
  /** Replies in a row for which the model returned nothing usable. */
  readonly modelFailures: number;
  readonly tokensPerReply: number;
  /** In US cents. Applies when the price of the model is set. */
  readonly costPerEpisodeCents: number;
  /** US cents for a million tokens. 0: not set. */
  readonly modelPriceCents: number;
  /** Time from the first attempt to reply until the handoff. */
  readonly replyDeadlineMinutes: number;
  /** Silence after which the next message begins a new episode. */
  readonly episodeSilenceHours: number;
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
};

export const AGENT_LIMIT_NAMES = Object.keys(AGENT_LIMIT_RANGES) as AgentLimitName[];

export const DEFAULT_AGENT_LIMITS = Object.fromEntries(
  AGENT_LIMIT_NAMES.map((name) => [name, AGENT_LIMIT_RANGES[name].initial]),
) as unknown as AgentLimits;

export function isAgentLimit(name: AgentLimitName, value: number): boolean {
  const { min, max } = AGENT_LIMIT_RANGES[name];
  return Number.isInteger(value) && value >= min && value <= max;
}
