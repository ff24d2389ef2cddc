import type { EngineState } from '@frontdesk/agent/engine';
import type { HandoffReason } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import {
  boundAgent,
  type EpisodeStart,
  type PublishedAgent,
  publishedAgent,
  serviceAgent,
} from '../configuration/index.ts';
import { routeAt } from '../number-routing/index.ts';
import { disabledMessage } from '../services/index.ts';
import type { LockedConversation, RunRow } from './agent-runs.repository.ts';

export interface ChosenAgent {
  readonly agent: PublishedAgent;
  /** Reason for a handoff without a reply. Null if the agent replies. */
  readonly handoff: HandoffReason | null;
}

type ConversationOfRun = Pick<LockedConversation, 'id' | 'contactId'>;

/**
 * Returns the agent for a new run: the agent of the phone number's service, or the default agent if no service applies.
 * Returns null if the default agent has no version (AM-33). During a rollout, the open episode in `memory` keeps its
 * version.
 */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
export async function resolveAgent(
  tx: Tx,
  now: Date,
  { phoneConfigId, id, contactId }: Pick<LockedConversation, 'phoneConfigId'> & Partial<ConversationOfRun>,
  memory: EngineState | null,
): Promise<ChosenAgent | null> {
  const episode = id && contactId ? { contactId, open: openEpisodeOf(id, memory, now) } : null;
  const route = phoneConfigId === null ? null : await routeAt(tx, now, phoneConfigId);
  if (route?.service && !route.toTeam) {
    const detail = disabledMessage(route.service);
    const handoff = detail === null ? null : { code: 'SERVICE_DISABLED' as const, detail };
    const agent = await serviceAgent(tx, route.service, episode);
    return { agent, handoff };
  }
  const agent = await publishedAgent(tx, episode);
  if (!agent) return null;
  const handoff = route?.toTeam ? { code: 'ROUTED_TO_TEAM' as const, detail: null } : null;
  return { agent, handoff };
}

const HOUR_MS = 3_600_000;

/** Returns the open episode of the engine state. Returns null if there is none. */
function openEpisodeOf(conversationId: string, memory: EngineState | null, now: Date): EpisodeStart['open'] {
  if (memory === null || memory.episode.outcome !== null) return null;
  const { no: number, openedAt, lastAt } = memory.episode;
  const silentHours = (now.getTime() - Date.parse(lastAt)) / HOUR_MS;
  return { conversationId, number, openedAt: new Date(openedAt), silentHours };
}

/**
 * Returns the agent with which the run started, or the default agent if that agent was deleted. A version published
 * later does not affect the run. Throws an error if neither agent exists.
 */
export async function resolveAgentOfRun(tx: Tx, { agentVersionId, graphVersionId }: RunRow): Promise<PublishedAgent> {
  const bound = agentVersionId === null ? null : await boundAgent(tx, { agentVersionId, graphVersionId });
  const agent = bound ?? (await publishedAgent(tx));
  if (!agent) throw new Error('The workspace of the run has no published agent.');
  return agent;
}
