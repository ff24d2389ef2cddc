import type { Persona } from '@frontdesk/agent';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { knowledgeNumber } from '../knowledge/index.ts';
import { newestVersion, type VersionRow, versionById } from './agent.repository.ts';
import { currentSource } from './draft.ts';

interface VersionContent {
  readonly agentId: string;
  readonly persona: Persona;
  readonly source: string;
  readonly note: string;
  readonly restoredNumber?: number;
}

/**
 * Adds the next version. The calling code must hold the lock on the draft, so that version numbers are unique and have
 * no gaps.
 */
export async function addVersion(
  tx: Tx,
  ctx: EventContext,
  { agentId, persona, ...content }: VersionContent,
): Promise<VersionRow> {
  const before = await newestVersion(tx, agentId);
  const [workspaceId, now] = [ctx.workspace.id, ctx.services.clock()];
  const id = uuidv7();
  await tx.agentVersion.create({
    data: {
      workspaceId,
      id,
      agentId,
      graphVersionId: await graphVersion(tx, { workspaceId, agentId, source: content.source, before, now }),
      number: (before?.number ?? 0) + 1,
      personaName: persona.name,
      personaRole: persona.role,
      personaTone: persona.tone,
      note: content.note,
      knowledgeNumber: await knowledgeNumber(tx),
      restoredNumber: content.restoredNumber ?? null,
      ...publisher(ctx.actor),
      publishedAt: now,
    },
  });
  return (await versionById(tx, id)) as VersionRow;
}

interface NewGraph {
  readonly workspaceId: string;
  readonly agentId: string;
  readonly source: string;
  readonly before: VersionRow | null;
  readonly now: Date;
}

/**
 * Returns the id of the graph version to publish. An unchanged graph keeps its current version; a changed graph is
 * stored as a new version.
 */
async function graphVersion(tx: Tx, { workspaceId, agentId, source, before, now }: NewGraph): Promise<string> {
  if (before && currentSource(before.graphSource) === source) return before.graphVersionId;
  const newest = await tx.contextGraphVersion.findFirst({ where: { agentId }, orderBy: { number: 'desc' } });
  const id = uuidv7();
  const number = (newest?.number ?? 0) + 1;
  await tx.contextGraphVersion.create({ data: { workspaceId, id, agentId, number, source, createdAt: now } });
  return id;
}

function publisher(actor: EventContext['actor']) {
  if (actor.kind === 'anonymous') return { publishedById: null, publishedByName: 'Frontdesk' };
  if (actor.kind === 'user') return { publishedById: actor.userId, publishedByName: actor.name };
  return { publishedById: null, publishedByName: actor.name };
}
