import type { ContextGraph, Persona } from '@frontdesk/agent';
import type { Tx } from '../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../events/record-event.ts';
import { newestVersion, type VersionRow } from './agent.repository.ts';
import { draftSource, graphIn, lockDraft } from './draft.ts';
import { addVersion } from './versions.ts';

/** What answers the workspace's conversations. */
export interface PublishedAgent {
  readonly versionId: string;
  readonly graphVersionId: string;
  readonly number: number;
  readonly persona: Persona;
  readonly graph: ContextGraph;
}

/** The version that is at work. A workspace that has never published one gets the default, so that its first lead is answered too. */
export async function publishedAgent(tx: Tx, ctx: EventContext): Promise<PublishedAgent> {
  const newest = await newestVersion(tx);
  return toPublishedAgent(newest ?? (await publishDefault(tx, ctx)));
}

/** A graph and an agent as they were published, bound to each other by a service. */
export async function boundAgent(tx: Tx, { agentVersionId, graphVersionId }: BoundVersions): Promise<PublishedAgent> {
  const version = await tx.agentVersion.findFirstOrThrow({
    where: { id: agentVersionId },
    include: { graphVersion: true },
  });
  if (graphVersionId === null) return toPublishedAgent(version);
  const graphVersion = await tx.contextGraphVersion.findFirstOrThrow({ where: { id: graphVersionId } });
  return toPublishedAgent({ ...version, graphVersion });
}

export interface BoundVersions {
  readonly agentVersionId: string;
  /** Null: the one with which the agent was published. */
  readonly graphVersionId: string | null;
}

async function publishDefault(tx: Tx, ctx: EventContext): Promise<VersionRow> {
  const draft = await lockDraft(tx, ctx.workspace.id);
  // Somebody else may have been first, while the draft was waited for.
  const newest = await newestVersion(tx);
  if (newest) return newest;
  const version = await addVersion(tx, ctx, { ...draft, source: draftSource(draft), note: '' });
  const subject = { type: 'AgentVersion', id: version.id };
  await recordEvent(tx, ctx, { name: 'agent.published', subject, after: { number: version.number } });
  return version;
}

export const personaOf = ({ personaName, personaRole, personaTone }: VersionRow): Persona => ({
  name: personaName,
  role: personaRole,
  tone: personaTone,
});

const toPublishedAgent = (version: VersionRow): PublishedAgent => ({
  versionId: version.id,
  graphVersionId: version.graphVersion.id,
  number: version.number,
  persona: personaOf(version),
  graph: graphIn(version.graphVersion.source),
});
