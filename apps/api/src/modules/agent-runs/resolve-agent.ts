import type { Tx } from '../../db/tenant-db.ts';
import type { EventContext } from '../../events/record-event.ts';
import { boundAgent, type PublishedAgent, publishedAgent } from '../agent-config/index.ts';
import { disabledMessage, serviceOf } from '../agent-services/index.ts';
import type { LockedConversation, RunRow } from './agent-runs.repository.ts';

export interface ChosenAgent {
  readonly agent: PublishedAgent;
  /** Why it does not answer, for people. */
  readonly fault: string | null;
}

/** AM-33: whoever answers what begins now, by the service of the number; where the number leads to none, the agent at work. */
export async function resolveAgent(
  tx: Tx,
  by: EventContext,
  { phoneConfigId }: LockedConversation,
): Promise<ChosenAgent> {
  const service = phoneConfigId && (await serviceOf(tx, phoneConfigId));
  if (!service) return { agent: await publishedAgent(tx, by), fault: null };
  return { agent: await boundAgent(tx, service), fault: disabledMessage(service) };
}

/** Whoever has begun a turn ends it. */
export const resolveAgentOfRun = (
  tx: Tx,
  by: EventContext,
  { agentVersionId, graphVersionId }: RunRow,
): Promise<PublishedAgent> =>
  agentVersionId === null ? publishedAgent(tx, by) : boundAgent(tx, { agentVersionId, graphVersionId });
