import type { Persona } from '@frontdesk/agent';
import type { ContextGraph } from '@frontdesk/agent/engine';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { graphVersionById, newestVersion, type VersionRow, versionById } from './agent.repository.ts';
import { draftSource, graphIn, lockDraft } from './draft.ts';
import { addVersion } from './versions.ts';

/** Agent version that answers the workspace's conversations. */
export interface PublishedAgent {
  readonly versionId: string;
  readonly graphVersionId: string;
  readonly number: number;
  readonly persona: Persona;
  readonly graph: ContextGraph;
}

/** Returns the active version. Null before a member publishes the first one. */
export async function publishedAgent(tx: Tx): Promise<PublishedAgent | null> {
  const newest = await newestVersion(tx);
  return newest && toPublishedAgent(newest);
}

/** Whether a version was published. Without one, the agent replies to no one and calls no one. */
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
  /** Null: the graph published with the agent. */
  readonly graphVersionId: string | null;
}

/** Publishes the draft of a demo workspace that has no version. */
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
