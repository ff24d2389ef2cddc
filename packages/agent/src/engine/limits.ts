/**
 * Limits of the agent. Beyond most of them, the agent hands off to a human with a reason code. After `modelRetries`, it
 * continues without the model's answer. After `episodeSilenceHours`, the episode ends.
 */
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
  episodeSilenceHours: 24,
};

/**
 * Limits on a call. Message limits are higher because every utterance is a turn. There are no model retries, because
 * the voice provider's assistant corrects an invalid report before a turn begins.
 */
export const CALL_LIMITS: Limits = {
  ...DEFAULT_LIMITS,
  messagesPerEpisode: 240,
  turnsPerHour: 240,
  modelRetries: 0,
};

/** Age in days after which an answer is confirmed before it is used. */
export const CONFIRM_AFTER_DAYS = 90;

/** Maximum number of state transitions per event. If exceeded, the engine hands off with `LOOP_GUARD`. */
export const MAX_TRANSITIONS = 50;
export const MAX_DEPTH = 4;
/** Maximum length of a WhatsApp reply in characters. Twilio rejects longer messages. */
export const REPLY_LENGTH = 1600;

/** Maximum number of flows with an intent that the model can choose from. */
export const MAX_INTENT_FLOWS = 12;
