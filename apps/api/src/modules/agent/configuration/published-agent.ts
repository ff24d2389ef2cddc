import type { Persona } from '@frontdesk/agent';
import type { ContextGraph } from '@frontdesk/agent/engine';
import type { AgentLimits } from '@frontdesk/domain';
import { LRUCache } from 'lru-cache';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { graphVersionById, newestVersion, type VersionRow, versionById } from './agent.repository.ts';
import { limitsIn } from './agent-limits.ts';
import { draftSource, graphIn, lockDraft } from './draft.ts';
import { activeVersion, type EpisodeStart } from './rollouts.ts';
import { addVersion } from './versions.ts';

/** Agent version and graph that a conversation or a call uses. */
export interface PublishedAgent {
  readonly agentId: string;
  readonly versionId: string;
  readonly graphVersionId: string;
  readonly number: number;
  readonly persona: Persona;
  readonly graph: ContextGraph;
  /** Limits of the agent, which apply to all its versions. */
  readonly limits: AgentLimits;
}

/**
 * Returns the active version of the default agent, or the version for an episode if one is given. Returns null if no
 * version has been published.
 */
export async function publishedAgent(tx: Tx, episode: EpisodeStart | null = null): Promise<PublishedAgent | null> {
  const active = await activeVersion(tx, null, episode);
  return active && toPublishedAgent(active);
}

/** Returns whether the default agent has a version. Without a version, it neither replies nor places calls. */
export const isAgentPublished = async (tx: Tx): Promise<boolean> =>
  (await tx.agentVersion.findFirst({ where: { agent: { isDefault: true } }, select: { id: true } })) !== null;

/**
 * Returns the agent and graph versions that a service uses for an episode. Throws an error if one of them does not
 * exist.
 */
export async function serviceAgent(
  tx: Tx,
  service: ServiceBinding,
  episode: EpisodeStart | null = null,
): Promise<PublishedAgent> {
  const { agentId, agentVersionId, isGraphLatest } = service;
  const newest = agentVersionId === null || isGraphLatest ? await activeVersion(tx, agentId, episode) : null;
  const version = agentVersionId === null ? newest : await versionById(tx, agentVersionId);
  const graphVersionId = isGraphLatest ? (newest?.graphVersionId ?? null) : service.graphVersionId;
  const agent = version && (await withGraphVersion(tx, version, graphVersionId));
  if (!agent) throw new Error('The agent version or the graph version of the service does not exist.');
  return agent;
}

/**
 * Returns the agent and graph versions that were bound to a call or run at its start. Returns null if they were
 * deleted.
 */
export async function boundAgent(tx: Tx, bound: BoundVersions): Promise<PublishedAgent | null> {
  const version = await versionById(tx, bound.agentVersionId);
  return version && withGraphVersion(tx, version, bound.graphVersionId);
}

async function withGraphVersion(
  tx: Tx,
  version: VersionRow,
  graphVersionId: string | null,
): Promise<PublishedAgent | null> {
  if (graphVersionId === null || graphVersionId === version.graphVersionId) return toPublishedAgent(version);
  const graphVersion = await graphVersionById(tx, graphVersionId);
  return graphVersion && toPublishedAgent({ ...version, graphVersionId, graphSource: graphVersion.source });
}

interface ServiceBinding {
  readonly agentId: string;
  /** Id of the pinned agent version. Null if the service uses the latest published version of the agent. */
  readonly agentVersionId: string | null;
  /**
   * Id of the pinned graph version. Null if the service uses the graph that was published with the agent version, or
   * the latest graph.
   */
  readonly graphVersionId: string | null;
  /** True if the service uses the graph of the latest published version although its agent version is pinned. */
  readonly isGraphLatest: boolean;
}

export interface BoundVersions {
  readonly agentVersionId: string;
  /** Id of the pinned graph version. Null if the graph that was published with the agent version is used. */
  readonly graphVersionId: string | null;
}

/**
 * Publishes the default agent's draft in a demo workspace, unless a version already exists. Returns the newest version.
 */
export async function publishFirstVersion(tx: Tx, ctx: EventContext): Promise<PublishedAgent> {
  const draft = await lockDraft(tx, ctx.workspace.id, null);
  const newest = await newestVersion(tx, draft.agentId);
  if (newest) return toPublishedAgent(newest);
  const version = await addVersion(tx, ctx, { ...draft, source: draftSource(draft), note: '' });
  const subject = { type: 'AgentVersion', id: version.id };
  await recordEvent(tx, ctx, { name: 'agent.published', subject, after: { number: version.number } });
  return toPublishedAgent(version);
}

export const personaOf = ({ personaName, personaRole, personaTone }: VersionRow): Persona => ({
  name: personaName,
  role: personaRole,
  tone: personaTone,
});

function toPublishedAgent(version: VersionRow): PublishedAgent {
  const { agentId, id: versionId, graphVersionId, number } = version;
  return {
    agentId,
    versionId,
    graphVersionId,
    number,
    persona: personaOf(version),
    graph: publishedGraph(version.graphSource),
    limits: limitsIn(version.limits),
  };
}

/** Cache of parsed graphs by source. */
const graphs = new LRUCache<string, ContextGraph>({ max: 200 });

function publishedGraph(source: string): ContextGraph {
  const known = graphs.get(source);
  if (known) return known;
  const graph = graphIn(source);
  graphs.set(source, graph);
  return graph;
}
