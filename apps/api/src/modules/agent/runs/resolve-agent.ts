import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { boundAgent, type PublishedAgent, publishedAgent } from '../configuration/index.ts';
import { disabledMessage, serviceOf } from '../services/index.ts';
import type { LockedConversation, RunRow } from './agent-runs.repository.ts';

export interface ChosenAgent {
  readonly agent: PublishedAgent;
  /** Why it does not reply, for members. */
  readonly fault: string | null;
}

/** AM-33: agent for a new run, by the service of the number; without one, the active agent. */
export async function resolveAgent(
  tx: Tx,
  by: EventContext,
  { phoneConfigId }: LockedConversation,
): Promise<ChosenAgent> {
  const service = phoneConfigId && (await serviceOf(tx, phoneConfigId));
  if (!service) return { agent: await publishedAgent(tx, by), fault: null };
  return { agent: await boundAgent(tx, service), fault: disabledMessage(service) };
}

/** A run keeps its agent until the end. */
export const resolveAgentOfRun = (
  tx: Tx,
  by: EventContext,
  { agentVersionId, graphVersionId }: RunRow,
): Promise<PublishedAgent> =>
  agentVersionId === null ? publishedAgent(tx, by) : boundAgent(tx, { agentVersionId, graphVersionId });
