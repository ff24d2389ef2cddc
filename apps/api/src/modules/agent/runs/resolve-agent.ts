import type { Tx } from '../../../db/tenant-db.ts';
import { boundAgent, type PublishedAgent, publishedAgent } from '../configuration/index.ts';
import { disabledMessage, serviceOf } from '../services/index.ts';
import type { LockedConversation, RunRow } from './agent-runs.repository.ts';

export interface ChosenAgent {
  readonly agent: PublishedAgent;
  /** Why it does not reply, for members. */
  readonly fault: string | null;
}

/** AM-33: agent for a new run, by the service of the number; without one, the active agent. Null before the first publication. */
export async function resolveAgent(tx: Tx, { phoneConfigId }: LockedConversation): Promise<ChosenAgent | null> {
  const service = phoneConfigId && (await serviceOf(tx, phoneConfigId));
  if (service) return { agent: await boundAgent(tx, service), fault: disabledMessage(service) };
  const agent = await publishedAgent(tx);
  return agent && { agent, fault: null };
}

/** A run keeps its agent until the end. */
export async function resolveAgentOfRun(tx: Tx, { agentVersionId, graphVersionId }: RunRow): Promise<PublishedAgent> {
  if (agentVersionId !== null) return boundAgent(tx, { agentVersionId, graphVersionId });
  const agent = await publishedAgent(tx);
  if (!agent) throw new Error('A run exists in a workspace without a published agent.');
  return agent;
}
