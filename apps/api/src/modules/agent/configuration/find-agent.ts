import type { Tx } from '../../../db/tenant-db.ts';
import { notFound } from '../../../errors/denials.ts';

/** Returns the id of an agent, or of the default agent if `agentId` is null. Throws NOT_FOUND for an unknown id. */
export async function findAgentId(tx: Tx, agentId: string | null): Promise<string> {
  const agent =
    agentId === null
      ? (await tx.sql<{ id: string }>`select id from agents where is_default`)[0]
      : await tx.agent.findFirst({ where: { id: agentId }, select: { id: true } });
  if (!agent) throw notFound();
  return agent.id;
}
