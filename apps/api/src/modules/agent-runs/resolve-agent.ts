import type { Tx } from '../../db/tenant-db.ts';
import type { EventContext } from '../../events/record-event.ts';
import { boundAgent, type PublishedAgent, publishedAgent } from '../agent-config/index.ts';
import { serviceOf, switchedOff } from '../agent-services/index.ts';
import type { HeldConversation, TurnRow } from './agent-runs.repository.ts';

export interface ChosenAgent {
  readonly agent: PublishedAgent;
  /** Why it does not answer, for people. */
  readonly fault: string | null;
}

/** AM-33: whoever answers what begins now, by the service of the number; where the number leads to none, the agent at work. */
export async function agentFor(tx: Tx, by: EventContext, { phoneConfigId }: HeldConversation): Promise<ChosenAgent> {
  const service = phoneConfigId && (await serviceOf(tx, phoneConfigId));
  if (!service) return { agent: await publishedAgent(tx, by), fault: null };
  return { agent: await boundAgent(tx, service), fault: switchedOff(service) };
}

/** Whoever has begun a turn ends it. */
export const agentOfTurn = (
  tx: Tx,
  by: EventContext,
  { agentVersionId, graphVersionId }: TurnRow,
): Promise<PublishedAgent> =>
  agentVersionId === null ? publishedAgent(tx, by) : boundAgent(tx, { agentVersionId, graphVersionId });
