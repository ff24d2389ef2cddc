import { CALL_LIMITS, DEFAULT_LIMITS, type Limits } from '@frontdesk/agent/engine';
import { AGENT_LIMIT_NAMES, type AgentLimits, DEFAULT_AGENT_LIMITS, isAgentLimit } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';

/** Returns the limits of an agent, with defaults for limits that are not set. */
export async function readAgentLimits(tx: Tx, agentId: string): Promise<AgentLimits> {
  const [agent] = await tx.sql<{ limits: unknown }>`select limits from agents where id = ${agentId}`;
  return limitsIn(agent?.limits);
}

/** Parses a stored value of the column `agents.limits` and adds the defaults. */
export const limitsIn = (stored: unknown): AgentLimits => ({ ...DEFAULT_AGENT_LIMITS, ...changedLimits(stored) });

/** Returns the stored limits of an agent. Stored values outside the current ranges are ignored. */
function changedLimits(stored: unknown): Partial<AgentLimits> {
  const values = (stored ?? {}) as Readonly<Record<string, unknown>>;
  const entries = AGENT_LIMIT_NAMES.flatMap((name) => {
    const value = values[name];
    return typeof value === 'number' && isAgentLimit(name, value) ? [[name, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** Converts the limits of an agent to the format that the engine requires. */
export const engineLimits = (limits: AgentLimits): Limits => ({
  ...DEFAULT_LIMITS,
  ...sharedLimits(limits),
  messagesPerEpisode: limits.messagesPerEpisode,
  turnsPerHour: limits.repliesPerHour,
  modelRetries: limits.modelRetries,
});

/**
 * Converts the limits for a call. Uses fixed limits for messages, replies and model retries, because every utterance
 * counts as a message and the voice provider runs the model.
 */
export const engineCallLimits = (limits: AgentLimits): Limits => ({ ...CALL_LIMITS, ...sharedLimits(limits) });

const sharedLimits = (limits: AgentLimits) => ({
  attempts: limits.attemptsPerQuestion,
  unclear: limits.unclearMessages,
  rounds: limits.toolRounds,
  visits: limits.stateVisits,
  modelFailures: limits.modelFailures,
  tokensPerTurn: limits.tokensPerReply,
  costPerEpisodeUsd: limits.costPerEpisodeCents / 100,
  episodeSilenceHours: limits.episodeSilenceHours,
});

/**
 * Returns the cost in US dollars of the tokens of a model reply, or 0 if the agent's limits contain no price for the
 * model.
 */
export const costOf = (tokens: number, { modelPriceCents }: AgentLimits): number =>
  (tokens * modelPriceCents) / 100_000_000;
