import type { Lead } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import { findRow } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type LeadRow = Lead;

export const lockLead = (tx: Tx, id: string) => lockRow<LeadRow>(tx, 'Lead', id);

/**
 * Locks an external id until the end of the transaction, so that concurrent requests create only one lead. Returns the
 * existing lead with this id, or null if there is none.
 */
export async function claimExternalId(tx: Tx, workspaceId: string, externalId: string): Promise<LeadRow | null> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`lead ${workspaceId} ${externalId}`}, 0))`;
  return findRow<LeadRow>(tx, 'Lead', { externalId });
}
