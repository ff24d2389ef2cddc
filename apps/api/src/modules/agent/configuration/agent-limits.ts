import { CALL_LIMITS, DEFAULT_LIMITS, type Limits } from '@frontdesk/agent/engine';
import { AGENT_LIMIT_NAMES, type AgentLimits, DEFAULT_AGENT_LIMITS, isAgentLimit } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';

/** Limits of the workspace, with the default for those it has not set. */
export async function readAgentLimits(tx: Tx): Promise<AgentLimits> {
  const agent = await tx.agent.findFirst({ select: { limits: true } });
  return limitsIn(agent?.limits);
}

/** Limits of a stored value of `agents.limits`. */
export const limitsIn = (stored: unknown): AgentLimits => ({ ...DEFAULT_AGENT_LIMITS, ...changedLimits(stored) });

/** Limits that differ from the default. Stored values outside today's ranges are ignored. */
function changedLimits(stored: unknown): Partial<AgentLimits> {
  const values = (stored ?? {}) as Readonly<Record<string, unknown>>;
  const entries = AGENT_LIMIT_NAMES.flatMap((name) => {
    const value = values[name];
    return typeof value === 'number' && isAgentLimit(name, value) ? [[name, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The limits as the engine counts them. */
export const engineLimits = (limits: AgentLimits): Limits => ({
  ...DEFAULT_LIMITS,
  ...sharedLimits(limits),
  messagesPerEpisode: limits.messagesPerEpisode,
  turnsPerHour: limits.repliesPerHour,
  modelRetries: limits.modelRetries,
});

/** Same for a call, where every utterance counts as a message and the provider's assistant is the model. */
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

/** Cost of a model reply in US dollars. 0 while the price of the model is not set. */
export const costOf = (tokens: number, { modelPriceCents }: AgentLimits): number =>
  (tokens * modelPriceCents) / 100_000_000;
