import type { Dict, Json } from '@frontdesk/agent/engine';
import type { Tx } from '../../../db/tenant-db.ts';

/** Returns the answers that a person gave with any of their leads, on any channel. Newer leads take precedence. */
export async function knownAnswers(tx: Tx, phone: string): Promise<Dict<Json>> {
  const leads = await tx.sql<{ answers: object }>`
    select answers from leads where phone = ${phone} order by created_at, id`;
  return Object.assign({}, ...leads.map(({ answers }) => answers)) as Dict<Json>;
}
