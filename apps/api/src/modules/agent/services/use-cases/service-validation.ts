import { normalizeName } from '@frontdesk/domain';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';

export interface NewService {
  readonly name: string;
  readonly agentVersionId: string;
  readonly graphVersionId: string | null;
}

interface ValidService {
  readonly name: string;
  readonly agentVersionId: string;
  readonly graphVersionId: string;
}

/** AM-06, AM-32: validates that agent and graph were published in this workspace. */
export async function validateService(tx: Tx, asked: NewService): Promise<ValidService | Refused> {
  const name = normalizeName(asked.name);
  if (!name) return refused('NAME_INVALID', 'name');
  const agent = await tx.agentVersion.findFirst({ where: { id: asked.agentVersionId } });
  if (!agent) throw notFound();
  const graphVersionId = asked.graphVersionId ?? agent.graphVersionId;
  const graph = await tx.contextGraphVersion.findFirst({ where: { id: graphVersionId }, select: { id: true } });
  if (!graph) throw notFound();
  return { name, agentVersionId: agent.id, graphVersionId };
}
