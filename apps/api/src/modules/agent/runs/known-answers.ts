import type { Dict, Json } from '@frontdesk/agent/engine';
import type { Tx } from '../../../db/tenant-db.ts';

/** Answers that a person gave with any of their leads, on either channel. Later leads take precedence. */
export async function knownAnswers(tx: Tx, phone: string): Promise<Dict<Json>> {
  const leads = await tx.lead.findMany({
    where: { phone },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { answers: true },
  });
  return Object.assign({}, ...leads.map(({ answers }) => answers as object)) as Dict<Json>;
}
