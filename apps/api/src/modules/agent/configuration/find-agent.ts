import type { Tx } from '../../../db/tenant-db.ts';
import { notFound } from '../../../errors/denials.ts';

/** Returns the id of an agent, or of the default agent if `agentId` is null. Throws NOT_FOUND for an unknown id. */
export async function findAgentId(tx: Tx, agentId: string | null): Promise<string> {
  const where = agentId === null ? { isDefault: true } : { id: agentId };
  const agent = await tx.agent.findFirst({ where, select: { id: true } });
  if (!agent) throw notFound();
  return agent.id;
}
