/** Limits of the agent. Each is a setting; at the limit the agent hands off with a reason code. */
export interface Limits {
  readonly messagesPerEpisode: number;
  readonly turnsPerHour: number;
  readonly attempts: number;
  readonly unclear: number;
  readonly rounds: number;
  readonly visits: number;
  readonly modelRetries: number;
  readonly modelFailures: number;
  readonly tokensPerTurn: number;
  readonly costPerEpisodeUsd: number;
  readonly deadlineSeconds: number;
  readonly voiceDeadlineSeconds: number;
  readonly voiceFillerSeconds: number;
  readonly episodeSilenceHours: number;
}

export const DEFAULT_LIMITS: Limits = {
  messagesPerEpisode: 60,
  turnsPerHour: 30,
  attempts: 3,
  unclear: 3,
  rounds: 6,
  visits: 10,
  modelRetries: 1,
  modelFailures: 3,
  tokensPerTurn: 20_000,
  costPerEpisodeUsd: 0.5,
  deadlineSeconds: 30,
  voiceDeadlineSeconds: 4,
  voiceFillerSeconds: 1.5,
  episodeSilenceHours: 24,
};

/**
 * Limits on a call: every utterance is a turn, and the provider's assistant gets the problems of its report
 * before a turn begins.
 */
export const CALL_LIMITS: Limits = {
  ...DEFAULT_LIMITS,
  messagesPerEpisode: 240,
  turnsPerHour: 240,
  modelRetries: 0,
};

/** Transitions of one event after which the engine stops with `LOOP_GUARD`. */
export const MAX_TRANSITIONS = 50;
export const MAX_DEPTH = 4;
/** Longest text that the WhatsApp provider accepts, in characters. */
export const REPLY_LENGTH = 1600;

/** Flows with an intent that the model can choose from. */
export const MAX_INTENT_FLOWS = 12;
