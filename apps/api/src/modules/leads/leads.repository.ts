import type { Lead } from '../../db/generated/client.ts';
import type { Tx } from '../../db/tenant-db.ts';

export type LeadRow = Lead;

export const leadById = (tx: Tx, id: string): Promise<LeadRow | null> => tx.lead.findFirst({ where: { id } });

export async function lockLead(tx: Tx, id: string): Promise<LeadRow | null> {
  await tx.$queryRaw`select 1 from leads where id = ${id}::uuid for update`;
  return leadById(tx, id);
}
