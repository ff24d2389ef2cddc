import type { Persona } from '@frontdesk/agent';
import type { ContextGraph } from '@frontdesk/agent/engine';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { graphVersionById, newestVersion, type VersionRow, versionById } from './agent.repository.ts';
import { draftSource, graphIn, lockDraft } from './draft.ts';
import { addVersion } from './versions.ts';

/** Agent version that replies in the workspace's conversations. */
export interface PublishedAgent {
  readonly versionId: string;
  readonly graphVersionId: string;
  readonly number: number;
  readonly persona: Persona;
  readonly graph: ContextGraph;
}

/** Returns the active version. Returns null if no version has been published. */
export async function publishedAgent(tx: Tx): Promise<PublishedAgent | null> {
  const newest = await newestVersion(tx);
  return newest && toPublishedAgent(newest);
}

/** Returns whether a version has been published. Without one, the agent neither replies nor calls. */
export const isAgentPublished = async (tx: Tx): Promise<boolean> =>
  (await tx.agentVersion.findFirst({ select: { id: true } })) !== null;

/** Returns the agent and graph versions that a service combines. */
export async function boundAgent(tx: Tx, { agentVersionId, graphVersionId }: BoundVersions): Promise<PublishedAgent> {
  const version = await versionById(tx, agentVersionId);
  if (!version) throw new Error('The version of the agent does not exist.');
  if (graphVersionId === null || graphVersionId === version.graphVersionId) return toPublishedAgent(version);
  const graphVersion = await graphVersionById(tx, graphVersionId);
  if (!graphVersion) throw new Error('The version of the graph does not exist.');
  return toPublishedAgent({ ...version, graphVersion });
}

export interface BoundVersions {
  readonly agentVersionId: string;
  /** Graph version of the service. Null if the service uses the graph that was published with the agent version. */
  readonly graphVersionId: string | null;
}

/** Publishes the draft of a demo workspace, unless a version exists. Returns the newest version. */
export async function publishFirstVersion(tx: Tx, ctx: EventContext): Promise<PublishedAgent> {
  const draft = await lockDraft(tx, ctx.workspace.id);
  const newest = await newestVersion(tx);
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
  const { id, source } = version.graphVersion;
  return {
    versionId: version.id,
    graphVersionId: id,
    number: version.number,
    persona: personaOf(version),
    graph: graphIn(source),
  };
}
