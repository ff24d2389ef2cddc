import type { Tx } from '../../../db/tenant-db.ts';
import { boundAgent, type PublishedAgent, publishedAgent } from '../configuration/index.ts';
import { routeAt } from '../number-routing/index.ts';
import { disabledMessage } from '../services/index.ts';
import type { LockedConversation, RunRow } from './agent-runs.repository.ts';

export interface ChosenAgent {
  readonly agent: PublishedAgent;
  /** Reason why the agent does not reply, shown to members. Null if the agent replies. */
  readonly unavailableReason: string | null;
}

const TO_TEAM = 'The rules of this number hand messages over to the team at this time.';

/**
 * Returns the agent for a new run: the agent of the phone number's service, or the active agent if no service applies.
 * Null if no version has been published (AM-33).
 */
export async function resolveAgent(
  tx: Tx,
  now: Date,
  { phoneConfigId }: Pick<LockedConversation, 'phoneConfigId'>,
): Promise<ChosenAgent | null> {
  const route = phoneConfigId === null ? null : await routeAt(tx, now, phoneConfigId);
  if (route?.service && !route.toTeam)
    return { agent: await boundAgent(tx, route.service), unavailableReason: disabledMessage(route.service) };
  const agent = await publishedAgent(tx);
  return agent && { agent, unavailableReason: route?.toTeam ? TO_TEAM : null };
}

/** Returns the agent with which the run started. A version published later does not affect the run. */
export async function resolveAgentOfRun(tx: Tx, { agentVersionId, graphVersionId }: RunRow): Promise<PublishedAgent> {
  if (agentVersionId !== null) return boundAgent(tx, { agentVersionId, graphVersionId });
  const agent = await publishedAgent(tx);
  if (!agent) throw new Error('A run exists in a workspace without a published agent.');
  return agent;
}
